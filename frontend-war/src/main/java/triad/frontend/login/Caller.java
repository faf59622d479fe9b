package triad.frontend.login;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What in the browser asks, by what it says about itself (Fetch Metadata, Jakarta Faces 4.0 §13.3); only a page can be sent to sign in. */
enum Caller {
    PAGE,
    FACES_AJAX,
    /** A script, an image, a frame: one that asks a hundred times must not open a hundred sign-ins. */
    SCRIPT;

    static Caller of(HttpServletRequest request) {
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            return FACES_AJAX;
        }
        return isPage(request.getHeader("Sec-Fetch-Mode"), request.getHeader("Sec-Fetch-Dest")) ? PAGE : SCRIPT;
    }

    /** Clients that say nothing are taken for pages. */
    private static boolean isPage(@Nullable String mode, @Nullable String destination) {
        return (mode == null || mode.equals("navigate")) && (destination == null || destination.equals("document"));
    }
}
