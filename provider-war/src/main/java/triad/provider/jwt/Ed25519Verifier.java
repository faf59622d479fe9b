package triad.provider.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.EdDSAProvider;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;

/** EdDSA with Ed25519 (RFC 8037 §3.1) by the JVM's crypto providers; the JOSE library would want another library for it. */
public final class Ed25519Verifier extends EdDSAProvider implements JWSVerifier {
    /** The DER frame of an Ed25519 SubjectPublicKeyInfo (RFC 8410 §4), before the 32 bytes of the key. */
    private static final byte[] FRAME = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private final PublicKey key;

    /** Fails when the key is no Ed25519 public key. */
    public Ed25519Verifier(OctetKeyPair jwk) throws JOSEException {
        byte[] x = jwk.getDecodedX();
        if (!"Ed25519".equals(jwk.getCurve().getName()) || x.length != 32) {
            throw new JOSEException("no Ed25519 key");
        }
        byte[] encoded = new byte[FRAME.length + x.length];
        System.arraycopy(FRAME, 0, encoded, 0, FRAME.length);
        System.arraycopy(x, 0, encoded, FRAME.length, x.length);
        try {
            this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException unfit) {
            throw new JOSEException(unfit.getMessage(), unfit);
        }
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signingInput, Base64URL signature) throws JOSEException {
        if (!JWSAlgorithm.EdDSA.equals(header.getAlgorithm()) || header.getCriticalParams() != null) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(signingInput);
            return verifier.verify(signature.decode());
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException unfit) {
            throw new JOSEException(unfit.getMessage(), unfit);
        }
    }
}
