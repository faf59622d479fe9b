package triad.provider.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads signed JWTs of others and checks their signature with keys that we already have; no header leads to a key. */
public final class Signatures {
    private static final int MOST_CHARACTERS = 32_000;
    private static final int LEAST_RSA_BITS = 2048;

    /** Those of keys that are kept by whoever registered them: to make one costs more than to use it. They go when their key does. */
    private static final Cache<JWK, JWSVerifier> VERIFIERS =
            Caffeine.newBuilder().weakKeys().build();

    private Signatures() {}

    /** The signed JWT; empty for anything unsigned, encrypted, oversized or malformed. */
    public static Optional<SignedJWT> parse(String compact) {
        try {
            if (compact.length() > MOST_CHARACTERS) {
                return Optional.empty();
            }
            SignedJWT jwt = SignedJWT.parse(compact);
            return jwt.getJWTClaimsSet() == null ? Optional.empty() : Optional.of(jwt);
        } catch (ParseException | IllegalArgumentException garbage) {
            return Optional.empty();
        }
    }

    /** Whether one of the keys made the signature, with an accepted algorithm that fits the key (RFC 8725 §3.1). */
    public static boolean verify(SignedJWT jwt, JWKSet keys, Set<JWSAlgorithm> accepted) {
        JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
        String kid = jwt.getHeader().getKeyID();
        return accepted.contains(algorithm)
                && keys.getKeys().stream()
                        .filter(key -> kid == null || kid.equals(key.getKeyID()))
                        .filter(key -> key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                        .filter(key -> key.getAlgorithm() == null || algorithm.equals(key.getAlgorithm()))
                        .anyMatch(key -> verify(jwt, Optional.ofNullable(VERIFIERS.get(key, Signatures::verifier))));
    }

    /** Whether a key that nobody keeps made the signature; the kind of key decides which algorithms can. */
    public static boolean verify(SignedJWT jwt, JWK key) {
        return verify(jwt, Optional.ofNullable(verifier(key)));
    }

    private static boolean verify(SignedJWT jwt, Optional<JWSVerifier> verifier) {
        try {
            return verifier.isPresent() && jwt.verify(verifier.get());
        } catch (JOSEException | IllegalStateException unfit) {
            return false;
        }
    }

    /** What checks signatures of the key, with the algorithms of its kind alone; none where the key is not good enough. */
    private static @Nullable JWSVerifier verifier(JWK key) {
        try {
            if (key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())) {
                return new ECDSAVerifier(ec);
            }
            if (key instanceof RSAKey rsa && rsa.size() >= LEAST_RSA_BITS) {
                return new RSASSAVerifier(rsa);
            }
            return key instanceof OctetKeyPair pair ? new Ed25519Verifier(pair) : null;
        } catch (JOSEException | IllegalStateException unfit) {
            return null;
        }
    }
}
