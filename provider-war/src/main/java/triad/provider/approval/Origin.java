package triad.provider.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Where a request came from, as far as its connection tells: a hint for the person who decides, no proof of anything.
 *
 * @param address the IP address
 * @param userAgent the {@code User-Agent} header (RFC 9110 §10.1.5), at most 255 characters; empty where none came
 */
public record Origin(String address, String userAgent) {
    private static final int MOST = 255;

    /** Shortens. */
    public Origin {
        userAgent = userAgent.length() <= MOST ? userAgent : userAgent.substring(0, MOST);
    }

    /** The origin of this request. */
    public static Origin of(HttpServletRequest request) {
        String userAgent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        return new Origin(request.getRemoteAddr(), userAgent.replaceAll("\\p{Cntrl}", " "));
    }
}
