package triad.provider.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the configuration once; a bad value stops the deployment with its key and the reason. */
@ApplicationScoped
public class ProviderConfigReader {

    /** The validated configuration of this deployment. */
    @Produces
    @Singleton
    public ProviderConfig read() {
        Config config = ConfigProvider.getConfig();
        return new ProviderConfig(
                url(config, "provider.issuer"),
                url(config, "provider.mtls-url"),
                config.getOptionalValue("provider.mtls-port", Integer.class),
                folder(config, "provider.clients"),
                folder(config, "provider.resources"),
                config.getOptionalValue("provider.issuers", String.class)
                        .map(present -> folder(config, "provider.issuers")),
                config.getOptionalValue("provider.people.file", String.class)
                        .map(file -> new DemoPeople(Path.of(file), required(config, "provider.people.password"))),
                keys(config),
                config.getOptionalValue("provider.dpop.require-nonce", Boolean.class)
                        .orElse(false),
                config.getOptionalValue("provider.proxy.certificate-subject", String.class)
                        .map(name -> subject("provider.proxy.certificate-subject", name)),
                lifetimes(config),
                AllowedHosts.parse(config.getOptionalValue("provider.fetch.allowed", String.class)
                        .orElse("")),
                RegistrationSettings.read(config),
                config.getOptionalValue("provider.authenticate.token-endpoint-audience", Boolean.class)
                        .orElse(false),
                new RequestDemands(
                        config.getOptionalValue("provider.par.required", Boolean.class)
                                .orElse(false),
                        config.getOptionalValue("provider.request.signed-required", Boolean.class)
                                .orElse(false)));
    }

    /** Whether this deployment is for looking at. */
    @Produces
    @Singleton
    public Development development() {
        boolean on = ConfigProvider.getConfig()
                .getOptionalValue("provider.development", Boolean.class)
                .orElse(false);
        if (on) {
            System.getLogger(ProviderConfigReader.class.getName())
                    .log(System.Logger.Level.WARNING, "provider.development is on: servers hear what their calls took");
        }
        return new Development(on);
    }

    /** The time every rule reads. */
    @Produces
    @Singleton
    public Clock clock() {
        return Clock.systemUTC();
    }

    private static KeySettings keys(Config config) {
        String former = "provider.key.former-encryption-key";
        return new KeySettings(
                key(config, "provider.key.encryption-key"),
                config.getOptionalValue(former, String.class).map(present -> key(config, former)),
                time(config, "provider.key.rotation", "P30D"),
                time(config, "provider.key.publish-before", "PT1H"));
    }

    private static Lifetimes lifetimes(Config config) {
        return new Lifetimes(
                duration(config, "pushed-request", "PT90S"),
                duration(config, "authorization-request", "PT30M"),
                duration(config, "authorization-code", "PT60S"),
                duration(config, "access-token", "PT5M"),
                duration(config, "grant", "P30D"),
                duration(config, "session-idle", "PT8H"),
                duration(config, "session", "P7D"),
                duration(config, "refresh-grace", "PT10S"));
    }

    private static Duration duration(Config config, String name, String standard) {
        return time(config, "provider.lifetime." + name, standard);
    }

    private static Duration time(Config config, String key, String standard) {
        String value = config.getOptionalValue(key, String.class).orElse(standard);
        try {
            return Duration.parse(value);
        } catch (DateTimeParseException malformed) {
            throw new IllegalStateException(key + ": '" + value + "' is not a duration such as " + standard, malformed);
        }
    }

    private static URI url(Config config, String key) {
        URI url = URI.create(required(config, key));
        boolean plain = url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
        if (!"https".equals(url.getScheme())
                || url.getHost() == null
                || !plain
                || url.toString().endsWith("/")) {
            throw new IllegalStateException(
                    key + ": '" + url + "' is not an https URL without query, fragment or trailing slash");
        }
        return url;
    }

    private static Path folder(Config config, String key) {
        Path folder = Path.of(required(config, key));
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(key + ": there is no folder " + folder);
        }
        return folder;
    }

    private static SecretBytes key(Config config, String key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(required(config, key).strip());
            if (bytes.length != 32) {
                throw new IllegalStateException(key + ": " + bytes.length + " bytes, not 32");
            }
            return new SecretBytes(bytes);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException(key + ": not base64", notBase64);
        }
    }

    private static X500Principal subject(String key, String name) {
        try {
            return new X500Principal(name);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalStateException(key + ": '" + name + "' is no distinguished name", malformed);
        }
    }

    private static String required(Config config, String key) {
        return Optional.ofNullable(config.getConfigValue(key).getValue())
                .orElseThrow(() -> new IllegalStateException(key + ": missing"));
    }
}
