package triad.provider.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import triad.provider.config.KeySettings;
import triad.provider.http.OpaqueValue;

/** Signs and verifies with the keys of the database. All nodes read the same ones; a node looks again after half a minute at most. */
@ApplicationScoped
public class SigningKeys {
    /** How long a JWT that was verified needs no signature check. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final int MOST_REMEMBERED = 10_000;
    private final StoredKeys stored;
    private final Clock clock;
    private final Cache<String, Verified> verified;
    private volatile Loaded loaded = new Loaded(List.of(), Instant.EPOCH);

    @Inject
    SigningKeys(StoredKeys stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .expireAfterWrite(REMEMBERED)
                .build();
    }

    /** What a JWT says that one of the keys signed: it is known by the hash of all its bytes. */
    private record Verified(String kid, JOSEObjectType type, JWTClaimsSet claims) {}

    private record Loaded(List<SigningKey> keys, Instant at) {}

    /** What can be signed with, the standard algorithm first. */
    public List<JWSAlgorithm> algorithms() {
        return NewKeys.ALGORITHMS;
    }

    /** Signs the claims as a JWT of the given type with ES256. */
    public String sign(JOSEObjectType type, JWTClaimsSet claims) {
        return sign(type, claims, JWSAlgorithm.ES256);
    }

    /** Signs the claims as a JWT of the given type with one of {@link #algorithms()}. */
    public String sign(JOSEObjectType type, JWTClaimsSet claims, JWSAlgorithm algorithm) {
        return keys().stream()
                .filter(key -> key.is(algorithm, KeyState.CURRENT))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no signing key for " + algorithm))
                .sign(type, claims);
    }

    /**
     * The claims of a JWT that one of the published keys signed, in the type asked for; empty for anything else. One that was verified a
     * moment ago is known, as long as its key is published.
     *
     * <p>Not checked here: times, audience, or whether it was revoked.
     */
    public Optional<JWTClaimsSet> verify(String compact, JOSEObjectType type) {
        String hash = OpaqueValue.sha256(compact);
        return Optional.ofNullable(verified.getIfPresent(hash))
                .filter(jwt -> inSet().anyMatch(key -> key.kid().equals(jwt.kid())))
                .or(() -> remembered(hash, read(compact, inSet())))
                .filter(jwt -> type.equals(jwt.type()))
                .map(Verified::claims);
    }

    /**
     * Like {@link #verify}, but also by keys that left the JWK set no longer ago than a session lasts: for what only tells us what we
     * once said, such as the ID token of an {@code id_token_hint}.
     */
    public Optional<JWTClaimsSet> recognise(String compact, JOSEObjectType type) {
        return read(compact, keys().stream())
                .filter(jwt -> type.equals(jwt.type()))
                .map(Verified::claims);
    }

    /** The public keys (RFC 7517 §5), those that sign later among them. */
    public JWKSet published() {
        return new JWKSet(inSet().map(SigningKey::publicJwk).toList());
    }

    /** Reads the keys now: all of them, by algorithm, the newest first. */
    List<SigningKey> reload() {
        Instant now = clock.instant();
        List<SigningKey> all = stored.all();
        loaded = new Loaded(all, now);
        return all;
    }

    private Optional<Verified> remembered(String hash, Optional<Verified> jwt) {
        jwt.ifPresent(found -> verified.put(hash, found));
        return jwt;
    }

    private static Optional<Verified> read(String compact, Stream<SigningKey> keys) {
        try {
            SignedJWT jwt = SignedJWT.parse(compact);
            JWSHeader header = jwt.getHeader();
            boolean ours = header.getType() != null
                    && keys.filter(key -> key.kid().equals(header.getKeyID())).anyMatch(key -> key.verify(jwt));
            return ours
                    ? Optional.of(new Verified(header.getKeyID(), header.getType(), jwt.getJWTClaimsSet()))
                    : Optional.empty();
        } catch (ParseException garbage) {
            return Optional.empty();
        }
    }

    private Stream<SigningKey> inSet() {
        Instant now = clock.instant();
        return keys().stream().filter(key -> key.life().isPublished(now));
    }

    private List<SigningKey> keys() {
        Loaded now = loaded;
        return clock.instant().isAfter(now.at().plus(KeySettings.NODE_AGE)) ? reload() : now.keys();
    }
}
