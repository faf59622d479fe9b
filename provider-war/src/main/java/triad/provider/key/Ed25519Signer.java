package triad.provider.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.impl.EdDSAProvider;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Signs with Ed25519 (RFC 8037 §3.1), the counterpart of {@link triad.provider.jwt.Ed25519Verifier}. */
final class Ed25519Signer extends EdDSAProvider implements JWSSigner {
    private static final int BYTES = 32;
    /** What stands before the 32 bytes of a key in its encoded forms (RFC 8410 §4, §7). */
    private static final byte[] BEFORE_PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte[] BEFORE_PRIVATE = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private final PrivateKey key;

    Ed25519Signer(OctetKeyPair jwk) throws JOSEException {
        byte[] d = jwk.isPrivate() ? jwk.getDecodedD() : new byte[0];
        if (!Curve.Ed25519.equals(jwk.getCurve()) || d.length != BYTES) {
            throw new JOSEException("no Ed25519 key pair");
        }
        byte[] encoded = Arrays.copyOf(BEFORE_PRIVATE, BEFORE_PRIVATE.length + BYTES);
        System.arraycopy(d, 0, encoded, BEFORE_PRIVATE.length, BYTES);
        try {
            this.key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException unfit) {
            throw new JOSEException("no Ed25519 key pair", unfit);
        }
    }

    /** A new key pair, to be completed with use, algorithm and identifier. */
    static OctetKeyPair.Builder generate() throws JOSEException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new OctetKeyPair.Builder(
                            Curve.Ed25519, after(BEFORE_PUBLIC, pair.getPublic().getEncoded()))
                    .d(after(BEFORE_PRIVATE, pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException missing) {
            throw new JOSEException("no Ed25519 here", missing);
        }
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(input);
            return Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new JOSEException("the Ed25519 key does not sign", broken);
        }
    }

    private static Base64URL after(byte[] before, byte[] encoded) throws JOSEException {
        if (encoded.length != before.length + BYTES || !Arrays.equals(before, Arrays.copyOf(encoded, before.length))) {
            throw new JOSEException("an Ed25519 key in another form than RFC 8410's");
        }
        return Base64URL.encode(Arrays.copyOfRange(encoded, before.length, encoded.length));
    }
}
