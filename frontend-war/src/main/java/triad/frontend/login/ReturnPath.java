package triad.frontend.login;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The page to go back to after sign-in: a path on this server and nothing that a browser could read as another one.
 *
 * <p>Browsers drop tabs and line breaks and take a backslash for a slash, so {@code //host}, {@code /\host} and {@code /<tab>/host} would
 * all leave this site.
 */
public record ReturnPath(String value) {
    static final ReturnPath HOME = new ReturnPath("/");
    /** It is in a cookie while somebody signs in. */
    private static final int LONGEST = 500;

    public ReturnPath {
        if (!isLocal(value)) {
            throw new IllegalStateException("Not a local path");
        }
    }

    /** The page that was asked for, without a query that is too long; the landing page if that is no path we would send a browser to. */
    static ReturnPath of(HttpServletRequest request) {
        String query = request.getQueryString();
        boolean repeatable = request.getMethod().equals("GET");
        String whole = request.getRequestURI() + (repeatable && query != null ? "?" + query : "");
        return parse(whole.length() <= LONGEST ? whole : request.getRequestURI());
    }

    static ReturnPath parse(String path) {
        return isLocal(path) ? new ReturnPath(path) : HOME;
    }

    private static boolean isLocal(String path) {
        return path.length() <= LONGEST
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    }
}
