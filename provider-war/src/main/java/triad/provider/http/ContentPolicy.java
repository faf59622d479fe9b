package triad.provider.http;

import jakarta.servlet.http.HttpServletResponse;

/**
 * The {@code Content-Security-Policy} of the answers: our own styles and pictures, no script, no frame.
 *
 * <p>There is no {@code form-action}: browsers apply it to the redirects after a form too, and those lead to the clients.
 */
public final class ContentPolicy {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:%s; base-uri 'none'; frame-ancestors 'none'";

    private ContentPolicy() {}

    /** What every answer has. */
    static void set(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY.formatted(""));
    }

    /** Lets the page of this one answer show pictures of one more place; before the page is written. */
    public static void showPicturesOf(HttpServletResponse response, Origin origin) {
        response.setHeader("Content-Security-Policy", POLICY.formatted(" " + origin));
    }
}
