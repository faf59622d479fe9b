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
import java.util.Optional;
import triad.provider.config.KeySettings;
import triad.provider.config.ProviderConfig;
import triad.provider.config.SecretBytes;

/** Encrypts private keys and other servers' credentials at rest with the deployment's key-encryption key: compact JWE, {@code dir} with A256GCM (RFC 7518 §5.3). */
@ApplicationScoped
public class KeyEncryption {
    private final KeySettings settings;

    @Inject
    KeyEncryption(ProviderConfig config) {
        this.settings = config.keys();
    }

    /** The encrypted form of a text. */
    public String encrypt(String plain) {
        try {
            JWEObject jwe =
                    new JWEObject(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(plain));
            jwe.encrypt(new DirectEncrypter(settings.encryptionKey().toByteArray()));
            return jwe.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException("A key could not be encrypted", broken);
        }
    }

    /** The text behind an encrypted form; fails when neither of the deployment's keys made it. */
    public String decrypt(String encrypted) {
        return decrypt(encrypted, settings.encryptionKey())
                .or(() -> settings.formerEncryptionKey().flatMap(former -> decrypt(encrypted, former)))
                .orElseThrow(() -> new IllegalStateException("provider.key.encryption-key is not the one that the"
                        + " stored signing keys were encrypted with, nor is provider.key.former-encryption-key"));
    }

    /** Whether the former key made this, so that it should be encrypted anew. */
    public boolean isFormer(String encrypted) {
        return settings.formerEncryptionKey().isPresent()
                && decrypt(encrypted, settings.encryptionKey()).isEmpty();
    }

    private static Optional<String> decrypt(String encrypted, SecretBytes key) {
        try {
            JWEObject jwe = JWEObject.parse(encrypted);
            jwe.decrypt(new DirectDecrypter(key.toByteArray()));
            return Optional.of(jwe.getPayload().toString());
        } catch (JOSEException | ParseException otherKey) {
            return Optional.empty();
        }
    }
}
