package triad.provider.register;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import triad.provider.http.ErrorCode;
import triad.provider.http.JsonAnswer;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;

/** The credential of this room's endpoints: an opaque token in one {@code Authorization: Bearer} header (RFC 6750 §2.1). */
final class BearerToken {
    private static final Pattern HEADER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]{1,500}=*)");

    private BearerToken() {}

    /** The token; empty where the request has no credential at all, {@code invalid_token} where it has another one. */
    static Optional<OpaqueValue> find(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = HEADER.matcher(headers.get(0));
        if (headers.size() > 1 || !matcher.matches()) {
            throw refused();
        }
        return Optional.of(new OpaqueValue(matcher.group(1)));
    }

    /** The token, or {@code invalid_token}. */
    static OpaqueValue require(HttpServletRequest request) {
        return find(request).orElseThrow(BearerToken::refused);
    }

    /** One wording for unknown, expired and used up. */
    static Refusal refused() {
        return new Refusal(ErrorCode.INVALID_TOKEN, "The token does not hold");
    }

    /** Answers with the object, or with the refusal; a 401 comes with its challenge (RFC 6750 §3). */
    static void answer(HttpServletRequest request, HttpServletResponse response, int status, JsonAnswer.Source source)
            throws IOException {
        response.setHeader("Pragma", "no-cache");
        JsonAnswer.write(response, status, () -> {
            try {
                return source.answer();
            } catch (Refusal refusal) {
                if (refusal.code() == ErrorCode.INVALID_TOKEN) {
                    challenge(request, response);
                }
                throw refusal;
            }
        });
    }

    private static void challenge(HttpServletRequest request, HttpServletResponse response) {
        String error = request.getHeader("Authorization") == null ? "" : ", error=\"invalid_token\"";
        response.setHeader("WWW-Authenticate", "Bearer realm=\"triad-provider\"" + error);
    }
}
