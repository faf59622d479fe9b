package triad.frontend.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A file that is sent by a form.
 *
 * @param form names the form as it was shown: what comes twice by the same is one
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Upload(String form, boolean dryRun, FileKind kind, byte[] file) {
    /** The same for a form that is sent twice, and another one for another file: whoever goes back and mends it sends something new. */
    String key() {
        return '"' + form + (dryRun ? "-try-" : "-do-") + hash() + '"';
    }

    private String hash() {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(kind.type().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.digest(file));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("Every JDK has SHA-256", cause);
        }
    }
}
