package triad.provider.userinfo;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The token of one {@code Authorization: Bearer} header (RFC 6750 §2.1); a second header makes it none. */
final class BearerToken {
    private static final Pattern HEADER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]{1,8000}=*)");

    private BearerToken() {}

    static Optional<String> find(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        return headers.size() == 1
                ? Optional.of(HEADER.matcher(headers.get(0)))
                        .filter(Matcher::matches)
                        .map(m -> m.group(1))
                : Optional.empty();
    }
}
