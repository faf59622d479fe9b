package triad.provider.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.List;

/** Makes key pairs: {@code alg}, {@code use} and the thumbprint as {@code kid} in each (RFC 7517 §4, RFC 7638). */
final class NewKeys {
    /** All algorithms that are served, the standard one first. */
    static final List<JWSAlgorithm> ALGORITHMS =
            List.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256, JWSAlgorithm.RS256, JWSAlgorithm.EdDSA);

    private static final int RSA_BITS = 2048;

    private NewKeys() {}

    static SigningKey make(JWSAlgorithm algorithm, KeyLife life) {
        try {
            return new SigningKey(jwk(algorithm), life);
        } catch (JOSEException broken) {
            throw new IllegalStateException("No key for " + algorithm + " could be made", broken);
        }
    }

    private static JWK jwk(JWSAlgorithm algorithm) throws JOSEException {
        if (algorithm.equals(JWSAlgorithm.ES256)) {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(algorithm)
                    .keyIDFromThumbprint(true)
                    .generate();
        }
        if (algorithm.equals(JWSAlgorithm.EdDSA)) {
            return Ed25519.generate()
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(algorithm)
                    .keyIDFromThumbprint()
                    .build();
        }
        return new RSAKeyGenerator(RSA_BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(algorithm)
                .keyIDFromThumbprint(true)
                .generate();
    }
}
