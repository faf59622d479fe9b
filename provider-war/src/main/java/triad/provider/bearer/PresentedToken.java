package triad.provider.bearer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An access token as it came with a request: in one {@code Authorization} header (RFC 6750 §2.1, RFC 9449 §7.1) or in the body of a
 * form (RFC 6750 §2.2).
 *
 * @param scheme {@code bearer} or {@code dpop}
 * @param token not verified yet
 */
record PresentedToken(String scheme, String token) {
    private static final Pattern HEADER = Pattern.compile("(?i:(bearer|dpop)) +([A-Za-z0-9._~+/-]{1,8000}=*)");

    /** The one token of the request; empty where there is none, where it is malformed, and where there are two. */
    static Optional<PresentedToken> find(HttpServletRequest request, Optional<String> inBody) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.isEmpty()) {
            return inBody.map(token -> new PresentedToken("bearer", token));
        }
        return headers.size() == 1 && inBody.isEmpty()
                ? Optional.of(HEADER.matcher(headers.get(0)))
                        .filter(Matcher::matches)
                        .map(m -> new PresentedToken(m.group(1).toLowerCase(Locale.ROOT), m.group(2)))
                : Optional.empty();
    }
}
