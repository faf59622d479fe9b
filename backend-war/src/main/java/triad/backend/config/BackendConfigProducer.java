package triad.backend.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The one place where settings are read, at start. */
@ApplicationScoped
public class BackendConfigProducer {
    private static final Logger LOG = Logger.getLogger(BackendConfigProducer.class.getName());

    @Produces
    @Singleton
    BackendConfig backendConfig() {
        return read(ConfigProvider.getConfig());
    }

    @Produces
    @Singleton
    Development development() {
        boolean on = ConfigProvider.getConfig()
                .getOptionalValue("backend.development", Boolean.class)
                .orElse(false);
        if (on) {
            LOG.warning("backend.development is on: callers hear which calls an answer took");
        }
        return new Development(on);
    }

    void start(@Observes Startup event, BackendConfig config) {
        LOG.info(() -> "Backend " + config.url() + " takes tokens of "
                + config.provider().issuer());
    }

    static BackendConfig read(Config config) {
        return new BackendConfig(
                value(config, "backend.url", null, URI::create),
                new BackendConfig.Provider(
                        value(config, "backend.provider.issuer", null, URI::create),
                        value(config, "backend.provider.client-id", "backend", Function.identity()),
                        value(config, "backend.provider.connect-timeout", "PT2S", Duration::parse),
                        value(config, "backend.provider.read-timeout", "PT3S", Duration::parse),
                        value(config, "backend.provider.identity-age", "PT1M", Duration::parse),
                        value(config, "backend.provider.stale-age", "PT24H", Duration::parse)),
                new BackendConfig.Security(
                        value(config, "backend.security.clients", "frontend", BackendConfigProducer::names),
                        value(config, "backend.security.revocation-age", "PT2S", Duration::parse),
                        value(config, "backend.security.key-age", "PT1M", Duration::parse),
                        value(config, "backend.security.unknown-key-pause", "PT5S", Duration::parse)),
                new BackendConfig.Signal(
                        value(config, "backend.signal.verification", "PT10S", Duration::parse),
                        value(config, "backend.signal.silence", "PT25S", Duration::parse)),
                new BackendConfig.Limit(
                        value(config, "backend.limit.per-user", "600", Integer::valueOf),
                        value(config, "backend.limit.per-client", "60000", Integer::valueOf)),
                new BackendConfig.Demo(value(config, "backend.demo.file", "", BackendConfigProducer::file)));
    }

    private static Optional<Path> file(String path) {
        return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
    }

    private static Set<String> names(String list) {
        return Stream.of(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static <T> T value(
            Config config, String key, @org.jspecify.annotations.Nullable String otherwise, Function<String, T> parse) {
        String text = config.getOptionalValue(key, String.class).orElse(otherwise);
        if (text == null) {
            throw new IllegalArgumentException(key + " is not set");
        }
        try {
            return parse.apply(text.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(key + " must be an ISO-8601 duration such as PT2S", e);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " must be a whole number", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + " must be a URL", e);
        }
    }
}
