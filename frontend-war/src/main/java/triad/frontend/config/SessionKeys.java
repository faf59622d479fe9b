package triad.frontend.config;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The AES keys that encrypt what is kept of sessions.
 *
 * @param current encrypts
 * @param former decrypts what was encrypted before the last change of keys
 * @param shared whether other nodes read it: then all of them need the same keys
 */
public record SessionKeys(SecretKey current, Optional<SecretKey> former, boolean shared) {
    private static final String CURRENT = "frontend.session.encryption-key";
    private static final String FORMER = "frontend.session.former-encryption-key";
    private static final int BYTES = 32;

    /** A node that is alone makes its own key, which nobody else ever needs. */
    static SessionKeys of(Optional<String> current, Optional<String> former, boolean shared) {
        if (current.isEmpty() && shared) {
            throw new BadSetting(CURRENT, "must be set where several nodes share sessions: 32 random bytes, base64");
        }
        return new SessionKeys(
                current.map(value -> key(CURRENT, value)).orElseGet(SessionKeys::random),
                former.map(value -> key(FORMER, value)),
                shared);
    }

    private static SecretKey key(String setting, String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException malformed) {
            // The message must not repeat it
        }
        throw new BadSetting(setting, "must be 32 bytes in base64");
    }

    private static SecretKey random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, "AES");
    }

    @Override
    public String toString() {
        return "SessionKeys[shared=" + shared + "]";
    }
}
