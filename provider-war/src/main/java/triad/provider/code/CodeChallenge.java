package triad.provider.code;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;

/**
 * A PKCE code challenge with the method S256, the only one served (RFC 7636 §4.2, RFC 9700 §2.1.1).
 *
 * @param value 43 base64url characters
 */
public record CodeChallenge(String value) {
    private static final int CHARACTERS = 43;
    private static final int LEAST_OF_VERIFIER = 43;
    private static final int MOST_OF_VERIFIER = 128;

    /** Refuses what cannot be the SHA-256 of a verifier. */
    public CodeChallenge {
        if (value.length() != CHARACTERS || !areOf(value, "-_")) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "code_challenge is malformed");
        }
    }

    /** Whether the verifier is the one that the challenge was made from (RFC 7636 §4.6). */
    public boolean holds(String verifier) {
        return verifier.length() >= LEAST_OF_VERIFIER
                && verifier.length() <= MOST_OF_VERIFIER
                && areOf(verifier, "-._~")
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.US_ASCII),
                        OpaqueValue.sha256(verifier).getBytes(StandardCharsets.US_ASCII));
    }

    /** Letters and digits of ASCII, and those others. */
    private static boolean areOf(String value, String others) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!isPlain && others.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
