package triad.provider.http;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * An unguessable value that only its holder knows: codes, refresh tokens, handles, cookies. What is stored is its hash.
 *
 * @param value 43 base64url characters, 256 random bits, when {@link #random() made here}
 */
public record OpaqueValue(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new value of 256 bits. */
    public static OpaqueValue random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new OpaqueValue(Base64URL.encode(bytes).toString());
    }

    /** The SHA-256 of the value, base64url: a fast hash is enough for 256 random bits. */
    public String hash() {
        return sha256(value);
    }

    /** The base64url SHA-256 of a text's UTF-8 bytes. */
    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64URL.encode(digest).toString();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return "OpaqueValue[…]";
    }
}
