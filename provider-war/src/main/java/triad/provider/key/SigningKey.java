package triad.provider.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Objects;

/** A key pair for one algorithm, ready to sign and to verify from many threads at once. */
public final class SigningKey {
    private final JWK jwk;
    private final KeyLife life;
    private final JWSAlgorithm algorithm;
    private final JWSSigner signer;
    private final JWSVerifier verifier;

    SigningKey(JWK jwk, KeyLife life) {
        this.jwk = jwk;
        this.life = life;
        this.algorithm = JWSAlgorithm.parse(jwk.getAlgorithm().getName());
        try {
            if (jwk instanceof ECKey ec) {
                this.signer = new ECDSASigner(ec);
                this.verifier = new ECDSAVerifier(ec);
            } else if (jwk instanceof RSAKey rsa) {
                this.signer = new RSASSASigner(rsa);
                this.verifier = new RSASSAVerifier(rsa);
            } else if (jwk instanceof OctetKeyPair pair) {
                Ed25519 both = new Ed25519(pair);
                this.signer = both;
                this.verifier = both;
            } else {
                throw new JOSEException("no key pair");
            }
        } catch (JOSEException unfit) {
            throw new IllegalStateException("The stored key " + jwk.getKeyID() + " does not fit its algorithm", unfit);
        }
    }

    /** The key's identifier in headers and in the JWK set: its thumbprint (RFC 7638). */
    public String kid() {
        return Objects.requireNonNull(jwk.getKeyID(), "every key is made with a kid");
    }

    /** The one algorithm it is used with. */
    public JWSAlgorithm algorithm() {
        return algorithm;
    }

    /** Where it is in its life. */
    public KeyLife life() {
        return life;
    }

    /** The public half. */
    JWK publicJwk() {
        return jwk.toPublicJWK();
    }

    /** The private half, for storing it encrypted. */
    JWK privateJwk() {
        return jwk;
    }

    boolean is(JWSAlgorithm other, KeyState state) {
        return algorithm.equals(other) && life.state() == state;
    }

    /** The compact JWS of the claims. */
    String sign(JOSEObjectType type, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm).type(type).keyID(kid()).build(), claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException("The key " + kid() + " does not sign", broken);
        }
    }

    /** Whether this key made the signature. The algorithm is the key's, never the token's. */
    boolean verify(SignedJWT jwt) {
        try {
            return algorithm.equals(jwt.getHeader().getAlgorithm()) && jwt.verify(verifier);
        } catch (JOSEException unfit) {
            return false;
        }
    }
}
