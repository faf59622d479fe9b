package triad.provider.key;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The signing keys of the database. All nodes read the same ones; a node looks again after half a minute. */
@ApplicationScoped
public class SigningKeys {
    private static final Duration MOST_AGE = Duration.ofSeconds(30);
    private final Jdbi jdbi;
    private final KeyEncryption encryption;
    private final Clock clock;
    private volatile Loaded loaded = new Loaded(List.of(), Instant.EPOCH);

    @Inject
    SigningKeys(Jdbi jdbi, KeyEncryption encryption, Clock clock) {
        this.jdbi = jdbi;
        this.encryption = encryption;
        this.clock = clock;
    }

    private record Loaded(List<SigningKey> keys, Instant at) {}

    /** Makes the first key of a new deployment. */
    @Transactional
    public void ensureOne() {
        if (keys().isEmpty()) {
            store(generate(clock.instant()));
            loaded = load();
        }
    }

    /** Signs the claims as a JWT of the given type with the newest key that may sign by now. */
    public String sign(JOSEObjectType type, JWTClaimsSet claims) {
        Instant now = clock.instant();
        return keys().stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .max(Comparator.comparing(SigningKey::signsFrom))
                .orElseThrow(() -> new IllegalStateException("There is no signing key"))
                .sign(type, claims);
    }

    /**
     * The claims of a JWT that one of our keys signed, in the type asked for; empty for anything else.
     *
     * <p>Not checked here: times, audience, or whether it was revoked.
     */
    public Optional<JWTClaimsSet> verify(String compact, JOSEObjectType type) {
        try {
            SignedJWT jwt = SignedJWT.parse(compact);
            boolean ours = type.equals(jwt.getHeader().getType())
                    && keys().stream()
                            .filter(key -> key.kid().equals(jwt.getHeader().getKeyID()))
                            .anyMatch(key -> key.verify(jwt));
            return ours ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException garbage) {
            return Optional.empty();
        }
    }

    /** The public keys (RFC 7517 §5), those that sign later among them. */
    public JWKSet published() {
        return new JWKSet(keys().stream().map(key -> (JWK) key.publicJwk()).toList());
    }

    private List<SigningKey> keys() {
        Loaded now = loaded;
        if (clock.instant().isAfter(now.at().plus(MOST_AGE))) {
            now = load();
            loaded = now;
        }
        return now.keys();
    }

    private Loaded load() {
        Instant now = clock.instant();
        List<SigningKey> keys = jdbi.withHandle(handle -> handle.createQuery("""
                        select jwk_encrypted, signs_from from signing_key
                        where published_until is null or published_until > :now
                        """)
                .bind("now", now)
                .map((row, context) -> new SigningKey(
                        parse(encryption.decrypt(row.getString("jwk_encrypted"))),
                        row.getTimestamp("signs_from").toInstant()))
                .list());
        return new Loaded(keys, now);
    }

    private void store(SigningKey key) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into signing_key (kid, algorithm, jwk_encrypted, created_at, signs_from)
                        values (:kid, 'ES256', :jwk, :now, :from)
                        """)
                .bind("kid", key.kid())
                .bind("jwk", encryption.encrypt(key.privateJwk().toJSONString()))
                .bind("now", clock.instant())
                .bind("from", key.signsFrom())
                .execute());
    }

    private static SigningKey generate(Instant signsFrom) {
        try {
            Algorithm algorithm = JWSAlgorithm.ES256;
            return new SigningKey(
                    new ECKeyGenerator(Curve.P_256)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(algorithm)
                            .keyIDFromThumbprint(true)
                            .generate(),
                    signsFrom);
        } catch (JOSEException broken) {
            throw new IllegalStateException("No P-256 key could be made", broken);
        }
    }

    private static ECKey parse(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (ParseException broken) {
            throw new IllegalStateException("A stored signing key is no JWK", broken);
        }
    }
}
