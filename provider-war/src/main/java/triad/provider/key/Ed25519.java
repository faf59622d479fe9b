package triad.provider.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/** EdDSA with Ed25519 (RFC 8037 §3.1) by the JVM's own provider; Nimbus' classes for it would bring Tink along. */
final class Ed25519 extends BaseJWSProvider implements JWSSigner, JWSVerifier {
    /** What stands before the 32 bytes of a key in its encoded forms (RFC 8410 §4, §7). */
    private static final byte[] BEFORE_PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte[] BEFORE_PRIVATE = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    Ed25519(OctetKeyPair jwk) throws JOSEException {
        super(Set.of(JWSAlgorithm.EdDSA));
        try {
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            this.privateKey =
                    factory.generatePrivate(new PKCS8EncodedKeySpec(joined(BEFORE_PRIVATE, jwk.getDecodedD())));
            this.publicKey = factory.generatePublic(new X509EncodedKeySpec(joined(BEFORE_PUBLIC, jwk.getDecodedX())));
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
            signature.initSign(privateKey);
            signature.update(input);
            return Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new JOSEException("the Ed25519 key does not sign", broken);
        }
    }

    @Override
    public boolean verify(JWSHeader header, byte[] input, Base64URL signed) throws JOSEException {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey);
            signature.update(input);
            return signature.verify(signed.decode());
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException broken) {
            throw new JOSEException("the Ed25519 key does not verify", broken);
        }
    }

    private static byte[] joined(byte[] before, byte[] key) {
        byte[] encoded = Arrays.copyOf(before, before.length + key.length);
        System.arraycopy(key, 0, encoded, before.length, key.length);
        return encoded;
    }

    private static Base64URL after(byte[] before, byte[] encoded) throws JOSEException {
        if (encoded.length != before.length + 32 || !Arrays.equals(before, Arrays.copyOf(encoded, before.length))) {
            throw new JOSEException("an Ed25519 key in another form than RFC 8410's");
        }
        return Base64URL.encode(Arrays.copyOfRange(encoded, before.length, encoded.length));
    }
}
