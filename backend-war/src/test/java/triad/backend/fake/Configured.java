package triad.backend.fake;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import triad.backend.config.BackendConfig;

/** The configuration that a deployment has which decides nothing, for tests without a server. */
public final class Configured {
    private Configured() {}

    public static BackendConfig standard() {
        Duration second = Duration.ofSeconds(1);
        Duration minute = Duration.ofMinutes(1);
        return new BackendConfig(
                URI.create("https://backend.example"),
                new BackendConfig.Provider(
                        URI.create("https://provider.example"), "backend", second, second, minute, Duration.ofDays(1)),
                new BackendConfig.Security(Set.of("frontend"), second.multipliedBy(2), minute, second),
                new BackendConfig.Signal(second.multipliedBy(10), minute),
                new BackendConfig.Limit(600, 6000),
                new BackendConfig.Demo(Optional.empty()));
    }
}
