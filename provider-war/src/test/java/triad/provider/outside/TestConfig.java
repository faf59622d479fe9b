package triad.provider.outside;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import triad.provider.config.AllowedHosts;
import triad.provider.config.KeySettings;
import triad.provider.config.Lifetimes;
import triad.provider.config.ProviderConfig;
import triad.provider.config.RegistrationSettings;
import triad.provider.config.RequestDemands;
import triad.provider.config.SecretBytes;

/** Configurations for the tests without a server; each differs from the standard one in what the test is about. */
public final class TestConfig {
    private static final Path NOWHERE = Path.of("nowhere");

    private TestConfig() {}

    public static ProviderConfig standard() {
        return of(NOWHERE, keys(), lifetimes(Duration.ofMinutes(1), Duration.ofMinutes(1)), off());
    }

    /** With the folders {@code clients} and {@code resources} below this one. */
    public static ProviderConfig in(Path folder) {
        return of(folder, keys(), lifetimes(Duration.ofMinutes(1), Duration.ofMinutes(1)), off());
    }

    public static ProviderConfig with(KeySettings keys, Duration accessToken, Duration session) {
        return of(NOWHERE, keys, lifetimes(accessToken, session), off());
    }

    public static ProviderConfig with(RegistrationSettings registration) {
        return of(NOWHERE, keys(), lifetimes(Duration.ofMinutes(1), Duration.ofMinutes(1)), registration);
    }

    private static ProviderConfig of(
            Path folder, KeySettings keys, Lifetimes lifetimes, RegistrationSettings registration) {
        return new ProviderConfig(
                URI.create("https://provider.example"),
                URI.create("https://provider.example:9444"),
                Optional.empty(),
                folder.resolve("clients"),
                folder.resolve("resources"),
                Optional.empty(),
                Optional.empty(),
                keys,
                false,
                Optional.empty(),
                lifetimes,
                AllowedHosts.parse(""),
                registration,
                false,
                new RequestDemands(false, false));
    }

    private static KeySettings keys() {
        return new KeySettings(
                new SecretBytes(new byte[32]), Optional.empty(), Duration.ofDays(30), Duration.ofHours(1));
    }

    private static Lifetimes lifetimes(Duration accessToken, Duration session) {
        Duration minute = Duration.ofMinutes(1);
        return new Lifetimes(minute, minute, minute, accessToken, minute, session, session, minute);
    }

    private static RegistrationSettings off() {
        return new RegistrationSettings(RegistrationSettings.Mode.OFF, Optional.empty(), "oauth2.1", 0);
    }
}
