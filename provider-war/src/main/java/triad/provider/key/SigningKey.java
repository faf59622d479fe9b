package triad.provider.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Objects;

/** An ES256 key pair, ready to sign and to verify from many threads at once. */
public final class SigningKey {
    private final ECKey jwk;
    private final Instant signsFrom;
    private final JWSSigner signer;
    private final JWSVerifier verifier;

    SigningKey(ECKey jwk, Instant signsFrom) {
        this.jwk = jwk;
        this.signsFrom = signsFrom;
        try {
            this.signer = new ECDSASigner(jwk);
            this.verifier = new ECDSAVerifier(jwk);
        } catch (JOSEException broken) {
            throw new IllegalStateException("The stored key " + jwk.getKeyID() + " is no P-256 key pair", broken);
        }
    }

    /** The key's identifier in headers and in the JWK set. */
    public String kid() {
        return Objects.requireNonNull(jwk.getKeyID(), "every key is made with a kid");
    }

    /** From when on it signs; it is published before, so that verifiers know it by then. */
    Instant signsFrom() {
        return signsFrom;
    }

    /** The public half. */
    ECKey publicJwk() {
        return jwk.toPublicJWK();
    }

    /** The private half, for storing it encrypted. */
    ECKey privateJwk() {
        return jwk;
    }

    /** The compact JWS of the claims. */
    String sign(JOSEObjectType type, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(type)
                            .keyID(kid())
                            .build(),
                    claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException("The key " + kid() + " does not sign", broken);
        }
    }

    /** Whether this key made the signature. The algorithm is the key's, never the token's. */
    boolean verify(SignedJWT jwt) {
        try {
            return JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm()) && jwt.verify(verifier);
        } catch (JOSEException unfit) {
            return false;
        }
    }
}
