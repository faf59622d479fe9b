package triad.frontend.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one thing a browser holds of a session: a random value. We keep only its hash, so that what is kept makes nobody a user.
 *
 * <p>It is not the cookie of the servlet container, whose session has the state of pages: that one is copied between nodes by its id in
 * the clear, and its copies outlive a sign-out on another node.
 */
final class SessionCookie {
    private static final String NAME = "__Host-triad-frontend";

    private SessionCookie() {}

    static void set(HttpServletResponse response, String value) {
        response.addCookie(cookie(value));
    }

    static void remove(HttpServletResponse response) {
        var cookie = cookie("");
        cookie.setMaxAge(0);
        response.addCookie(cookie);
    }

    private static Cookie cookie(String value) {
        var cookie = new Cookie(NAME, value);
        cookie.setPath("/");
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    /** The key that the request's session is kept under. */
    static Optional<String> key(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(cookie -> key(cookie.getValue()))
                .findFirst();
    }

    static String key(String value) {
        return "session:" + hash(value);
    }

    static String hash(String value) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("Every JDK has SHA-256", cause);
        }
    }
}
