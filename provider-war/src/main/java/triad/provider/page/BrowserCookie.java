package triad.provider.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import triad.provider.http.OpaqueValue;

/** The provider's two kinds of cookie, host-only, out of reach of scripts (RFC 6265bis §4.1.3.2). */
public enum BrowserCookie {
    /** Proves the signed-in session; new at every sign-in, and not sent with another site's form. */
    SESSION("__Host-triad-session", "Lax"),
    /** Ties an authorization request to the browser that began it, by a form of another site too; carries no identity. */
    BROWSER("__Host-triad-browser", "None");

    /** Characters that tell things apart. */
    private static final int ENOUGH = 16;

    /** Values of one kind that are looked at; a browser that was not made for it has a handful. */
    private static final int MOST = 20;

    private final String wireName;
    private final String sameSite;

    BrowserCookie(String wireName, String sameSite) {
        this.wireName = wireName;
        this.sameSite = sameSite;
    }

    /** The value that the browser sent. */
    public Optional<OpaqueValue> read(HttpServletRequest request) {
        return values(request, wireName::equals).findFirst();
    }

    /** All values that it sent: of the cookie itself, and of those that are for one thing alone; twenty at most. */
    public List<OpaqueValue> readAll(HttpServletRequest request) {
        return values(request, name -> name.equals(wireName) || name.startsWith(wireName + "-"))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Stream<OpaqueValue> values(HttpServletRequest request, Predicate<String> named) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Stream.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> named.test(cookie.getName()))
                        .filter(cookie -> !cookie.getValue().isEmpty())
                        .map(cookie -> new OpaqueValue(cookie.getValue()));
    }

    /** Sets the cookie until the browser closes. */
    public void write(HttpServletResponse response, OpaqueValue value) {
        response.addHeader("Set-Cookie", wireName + "=" + value.value() + attributes());
    }

    /** Sets one that is for one thing alone, so that nothing else takes its place. */
    public void writeFor(OpaqueValue thing, HttpServletResponse response, OpaqueValue value, Duration lifetime) {
        response.addHeader(
                "Set-Cookie",
                nameFor(thing) + "=" + value.value() + attributes() + "; Max-Age=" + lifetime.toSeconds());
    }

    /** Removes the cookie from the browser. */
    public void clear(HttpServletResponse response) {
        response.addHeader("Set-Cookie", wireName + "=" + attributes() + "; Max-Age=0");
    }

    private String nameFor(OpaqueValue thing) {
        return wireName + "-" + thing.hash().substring(0, ENOUGH);
    }

    private String attributes() {
        return "; Path=/; Secure; HttpOnly; SameSite=" + sameSite;
    }
}
