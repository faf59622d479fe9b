package triad.provider.config;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * Whether clients may register themselves, and what such clients are bound to (RFC 7591).
 *
 * @param mode who may register
 * @param token a secret of the deployment that registers, and makes further initial access tokens; empty where there is none
 * @param profile the profile of a client whose document names none: {@code oauth2.1} or {@code fapi2}
 * @param mostPerHour how many clients may come without a token
 */
public record RegistrationSettings(Mode mode, Optional<SecretBytes> token, String profile, int mostPerHour) {
    private static final Set<String> PROFILES = Set.of("oauth2.1", "fapi2");
    private static final int LEAST_TOKEN = 32;

    /** Who may register. */
    public enum Mode {
        /** Everybody. */
        OPEN,
        /** Whoever has an initial access token. */
        TOKEN,
        /** Nobody; there is no such endpoint. */
        OFF
    }

    /** Refuses a profile that there is not, and a secret that could be guessed. */
    public RegistrationSettings {
        if (!PROFILES.contains(profile)) {
            throw new IllegalStateException("provider.registration.profile: '" + profile + "' is not in " + PROFILES);
        }
        if (token.filter(secret -> secret.toByteArray().length < LEAST_TOKEN).isPresent()) {
            throw new IllegalStateException(
                    "provider.registration.token: less than " + LEAST_TOKEN + " random characters");
        }
    }

    /** What the configuration says. */
    static RegistrationSettings read(Config config) {
        return new RegistrationSettings(
                mode(config.getOptionalValue("provider.registration", String.class)
                        .orElse("token")),
                config.getOptionalValue("provider.registration.token", String.class)
                        .map(text -> new SecretBytes(text.strip().getBytes(StandardCharsets.UTF_8))),
                config.getOptionalValue("provider.registration.profile", String.class)
                        .orElse("oauth2.1"),
                config.getOptionalValue("provider.registration.most-per-hour", Integer.class)
                        .orElse(1000));
    }

    private static Mode mode(String name) {
        for (Mode mode : Mode.values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(name)) {
                return mode;
            }
        }
        throw new IllegalStateException("provider.registration: '" + name + "' is not open, token or off");
    }
}
