package triad.provider.authorize;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;

/**
 * A PKCE code challenge with the method S256, the only one served (RFC 7636 §4.2, RFC 9700 §2.1.1).
 *
 * @param value 43 base64url characters
 */
public record CodeChallenge(String value) {
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    /** Refuses what cannot be the SHA-256 of a verifier. */
    public CodeChallenge {
        if (!CHALLENGE.matcher(value).matches()) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "code_challenge is malformed");
        }
    }

    /** Whether the verifier is the one that the challenge was made from (RFC 7636 §4.6). */
    public boolean holds(String verifier) {
        return VERIFIER.matcher(verifier).matches()
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.US_ASCII),
                        OpaqueValue.sha256(verifier).getBytes(StandardCharsets.US_ASCII));
    }
}
