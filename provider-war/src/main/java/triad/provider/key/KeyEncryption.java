package triad.provider.key;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import triad.provider.config.ProviderConfig;

/** Encrypts private keys at rest with the deployment's key-encryption key: compact JWE, {@code dir} with A256GCM (RFC 7518 §5.3). */
@ApplicationScoped
public class KeyEncryption {
    private final byte[] key;

    @Inject
    KeyEncryption(ProviderConfig config) {
        this.key = config.keyEncryptionKey().toByteArray();
    }

    /** The encrypted form of a text. */
    String encrypt(String plain) {
        try {
            JWEObject jwe =
                    new JWEObject(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(plain));
            jwe.encrypt(new DirectEncrypter(key));
            return jwe.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException("A key could not be encrypted", broken);
        }
    }

    /** The text behind an encrypted form; fails when the deployment's key is another one. */
    String decrypt(String encrypted) {
        try {
            JWEObject jwe = JWEObject.parse(encrypted);
            jwe.decrypt(new DirectDecrypter(key));
            return jwe.getPayload().toString();
        } catch (JOSEException | ParseException broken) {
            throw new IllegalStateException(
                    "provider.key.encryption-key is not the one that the stored signing keys were encrypted with",
                    broken);
        }
    }
}
