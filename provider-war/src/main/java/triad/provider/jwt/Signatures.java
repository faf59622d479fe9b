package triad.provider.jwt;

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

/** Reads signed JWTs of others and checks their signature with keys that we already have; no header leads to a key. */
public final class Signatures {
    private static final int MOST_CHARACTERS = 32_000;
    private static final int LEAST_RSA_BITS = 2048;

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
                        .anyMatch(key -> verify(jwt, key));
    }

    /** Whether the key made the signature; the kind of key decides which algorithms can. */
    public static boolean verify(SignedJWT jwt, JWK key) {
        try {
            Optional<JWSVerifier> verifier = verifier(key, jwt.getHeader().getAlgorithm());
            return verifier.isPresent() && jwt.verify(verifier.get());
        } catch (JOSEException | IllegalStateException unfit) {
            return false;
        }
    }

    private static Optional<JWSVerifier> verifier(JWK key, JWSAlgorithm algorithm) throws JOSEException {
        if (key instanceof ECKey ec && JWSAlgorithm.ES256.equals(algorithm) && Curve.P_256.equals(ec.getCurve())) {
            return Optional.of(new ECDSAVerifier(ec));
        }
        if (key instanceof RSAKey rsa && JWSAlgorithm.Family.RSA.contains(algorithm) && rsa.size() >= LEAST_RSA_BITS) {
            return Optional.of(new RSASSAVerifier(rsa));
        }
        if (key instanceof OctetKeyPair pair && JWSAlgorithm.EdDSA.equals(algorithm)) {
            return Optional.of(new Ed25519Verifier(pair));
        }
        return Optional.empty();
    }
}
