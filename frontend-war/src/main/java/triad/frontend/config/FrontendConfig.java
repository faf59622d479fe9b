package triad.frontend.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything a deployment may set, checked once at start.
 *
 * @param url where browsers reach this frontend, without a trailing slash
 * @param backendUrl the backend's base URL, also the {@code resource} that access tokens are asked for (RFC 8707); empty where we sign
 *     people in for no API of ours
 */
public record FrontendConfig(
        URI url, Client client, ProviderTerms provider, Optional<URI> backendUrl, Lifetimes lifetimes, Stores stores) {
    public FrontendConfig {
        requireRoot("frontend.url", url);
        backendUrl.ifPresent(backend -> requireRoot("frontend.backend.url", backend));
    }

    public String clientId() {
        return client.id();
    }

    public URI issuer() {
        return provider.issuer();
    }

    public URI redirectUri() {
        return URI.create(url + "/callback");
    }

    /** Only https, only an origin and perhaps a path: anything else would make string comparisons lie. */
    static void requireBase(String key, URI value) {
        boolean plain = value.getRawQuery() == null && value.getRawFragment() == null && value.getRawUserInfo() == null;
        if (!"https".equals(value.getScheme()) || value.getHost() == null || !plain) {
            throw new BadSetting(key, "must be an https URL without user, query and fragment: " + value);
        }
    }

    /** One that we append paths to. */
    private static void requireRoot(String key, URI value) {
        requireBase(key, value);
        if (value.toString().endsWith("/")) {
            throw new BadSetting(key, "must not end with a slash: " + value);
        }
    }

    /**
     * How long a session lives.
     *
     * @param idle since its last request
     * @param absolute since the sign-in, however busy it is
     */
    public record Lifetimes(Duration idle, Duration absolute) {
        public Lifetimes {
            if (idle.compareTo(Duration.ofMinutes(1)) < 0) {
                throw new BadSetting("frontend.session.idle", "must be at least PT1M: " + idle);
            }
            if (absolute.compareTo(idle) < 0) {
                throw new BadSetting(
                        "frontend.session.absolute", "must not be shorter than the idle time: " + absolute);
            }
        }
    }

    /** The server's own key and the CA it trusts: the stores of the JVM, PKCS 12. */
    public record Stores(Path key, String keyPassword, Path trust, String trustPassword) {
        @Override
        public String toString() {
            return "Stores[key=" + key + ", trust=" + trust + "]";
        }
    }
}
