package triad.backend.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the deployment decides about this server; a value that breaks a rule stops the deployment, naming key and reason.
 *
 * @param url the resource identifier of this API, and so the audience of its access tokens (RFC 8707 §2)
 */
public record BackendConfig(URI url, Provider provider, Security security, Signal signal, Limit limit, Demo demo) {

    public BackendConfig {
        requireHttps("backend.url", url);
    }

    /**
     * The provider as this server calls it.
     *
     * @param issuer the issuer identifier (RFC 8414 §2); every endpoint is read from its metadata
     * @param clientId the name under which the provider knows this server's certificate (RFC 8705 §2.1)
     * @param identityAge how long what it says of a user may be used again; zero asks each time
     * @param staleAge how old that may be while the provider is away; zero: then nothing is shown
     */
    public record Provider(
            URI issuer,
            String clientId,
            Duration connectTimeout,
            Duration readTimeout,
            Duration identityAge,
            Duration staleAge) {
        public Provider {
            requireHttps("backend.provider.issuer", issuer);
            require(!clientId.isBlank(), "backend.provider.client-id", "must not be blank");
            requireBetween(
                    "backend.provider.connect-timeout", connectTimeout, Duration.ofMillis(1), Duration.ofMinutes(1));
            requireBetween("backend.provider.read-timeout", readTimeout, Duration.ofMillis(1), Duration.ofMinutes(1));
            requireBetween("backend.provider.identity-age", identityAge, Duration.ZERO, Duration.ofHours(1));
            requireBetween("backend.provider.stale-age", staleAge, Duration.ZERO, Duration.ofDays(30));
        }
    }

    /**
     * What the guard decides by.
     *
     * @param clients the OAuth clients whose users' tokens are let in
     * @param revocationAge how long an introspection answer may be used again; zero asks each time
     * @param keyAge the pause between two looks at the provider's keys
     * @param unknownKeyPause the shortest time between two extra looks that an unknown key may cause; after one that failed, a second at most
     */
    public record Security(Set<String> clients, Duration revocationAge, Duration keyAge, Duration unknownKeyPause) {
        public Security {
            clients = Set.copyOf(clients);
            require(!clients.isEmpty(), "backend.security.clients", "must name at least one client");
            requireBetween("backend.security.revocation-age", revocationAge, Duration.ZERO, Duration.ofMinutes(5));
            requireBetween("backend.security.key-age", keyAge, Duration.ofSeconds(1), Duration.ofHours(1));
            requireBetween(
                    "backend.security.unknown-key-pause",
                    unknownKeyPause,
                    Duration.ofMillis(100),
                    Duration.ofMinutes(5));
        }
    }

    /**
     * How this server hears of security events.
     *
     * @param verification the pause between two questions whether the provider's events still arrive
     * @param silence without an answer for so long they do not: then every token is asked about
     */
    public record Signal(Duration verification, Duration silence) {
        public Signal {
            requireBetween("backend.signal.verification", verification, Duration.ofMillis(200), Duration.ofMinutes(10));
            requireBetween("backend.signal.silence", silence, verification.multipliedBy(2), Duration.ofHours(1));
        }
    }

    /**
     * How many requests a minute each node serves.
     *
     * @param perUser to one user, whatever client they come by
     * @param perClient to one client, for all its users
     */
    public record Limit(int perUser, int perClient) {
        private static final int MOST = 100_000_000;

        public Limit {
            require(perUser >= 1 && perUser <= MOST, "backend.limit.per-user", "must lie between 1 and " + MOST);
            require(
                    perClient >= perUser && perClient <= MOST,
                    "backend.limit.per-client",
                    "must lie between that of a user and " + MOST);
        }
    }

    /**
     * Departments and people to look at.
     *
     * @param file where they are; empty: there are none
     */
    public record Demo(Optional<Path> file) {
        public Demo {
            require(file.isEmpty() || Files.isReadable(file.get()), "backend.demo.file", "must name a readable file");
        }
    }

    private static void requireHttps(String key, URI uri) {
        require("https".equals(uri.getScheme()) && uri.getHost() != null, key, "must be an absolute https URL");
        require(uri.getRawQuery() == null && uri.getRawFragment() == null, key, "must have neither query nor fragment");
    }

    private static void requireBetween(String key, Duration value, Duration least, Duration most) {
        require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                key,
                "must lie between " + least + " and " + most);
    }

    static void require(boolean rule, String key, String reason) {
        if (!rule) {
            throw new IllegalArgumentException(key + " " + reason);
        }
    }
}
