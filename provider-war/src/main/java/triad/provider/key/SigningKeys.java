package triad.provider.key;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import triad.provider.config.KeySettings;

/** Signs and verifies with the keys of the database. All nodes read the same ones; a node looks again after half a minute at most. */
@ApplicationScoped
public class SigningKeys {
    private final StoredKeys stored;
    private final Clock clock;
    private volatile Loaded loaded = new Loaded(List.of(), Instant.EPOCH);

    @Inject
    SigningKeys(StoredKeys stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

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
     * The claims of a JWT that one of the published keys signed, in the type asked for; empty for anything else.
     *
     * <p>Not checked here: times, audience, or whether it was revoked.
     */
    public Optional<JWTClaimsSet> verify(String compact, JOSEObjectType type) {
        return read(compact, type, inSet());
    }

    /**
     * Like {@link #verify}, but also by keys that left the JWK set no longer ago than a session lasts: for what only tells us what we
     * once said, such as the ID token of an {@code id_token_hint}.
     */
    public Optional<JWTClaimsSet> recognise(String compact, JOSEObjectType type) {
        return read(compact, type, keys().stream());
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

    private static Optional<JWTClaimsSet> read(String compact, JOSEObjectType type, Stream<SigningKey> keys) {
        try {
            SignedJWT jwt = SignedJWT.parse(compact);
            boolean ours = type.equals(jwt.getHeader().getType())
                    && keys.filter(key -> key.kid().equals(jwt.getHeader().getKeyID()))
                            .anyMatch(key -> key.verify(jwt));
            return ours ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
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
