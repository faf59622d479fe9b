package triad.frontend.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import triad.frontend.config.RandomValues;
import triad.frontend.memory.Memory;

/**
 * The open sign-ins, each bound to its browser by a cookie of its own: tabs that begin at the same moment, such as when a browser is
 * opened again, would overwrite one that they share. The oldest of a browser make room for new ones.
 */
@ApplicationScoped
class LoginAttempts {
    static final int MOST = 10;
    private static final String COOKIE = "__Host-triad-attempt-";
    private static final String TAKEN = "taken";
    private static final int PARTS = 5;
    private static final int NAMED_BY = 8;
    private static final Pattern STATE = Pattern.compile("[\\w-]{43}");

    private final Memory memory;
    private final RandomValues random;
    private final Clock clock;

    @Inject
    LoginAttempts(Memory memory, RandomValues random, Clock clock) {
        this.memory = memory;
        this.random = random;
        this.clock = clock;
    }

    void add(HttpServletRequest request, HttpServletResponse response, LoginAttempt attempt) {
        String browser = random.next();
        String kept = String.join(
                " ",
                browser,
                attempt.nonce(),
                attempt.verifier(),
                Long.toString(attempt.at().toEpochMilli()),
                attempt.returnTo().value());
        memory.put(key(attempt.state()), kept, LoginAttempt.LIFETIME);
        makeRoom(request, response);
        setCookie(response, cookieName(attempt), browser, (int) LoginAttempt.LIFETIME.toSeconds());
    }

    /** Single use: what is taken is gone, on all nodes. Empty for unknown, used, too old and another browser's alike. */
    Optional<LoginAttempt> take(HttpServletRequest request, HttpServletResponse response, String state) {
        if (!STATE.matcher(state).matches()) {
            return Optional.empty();
        }
        Optional<String> kept = memory.find(key(state), LoginAttempt.LIFETIME);
        Optional<LoginAttempt> found = kept.map(text -> text.split(" ", PARTS))
                .filter(parts -> parts.length == PARTS)
                .flatMap(parts -> read(request, state, parts))
                .filter(attempt -> attempt.isOpen(clock.instant()))
                .filter(attempt -> memory.replace(key(state), kept.orElseThrow(), TAKEN, LoginAttempt.LIFETIME));
        found.ifPresent(attempt -> {
            memory.remove(key(state));
            setCookie(response, cookieName(attempt), "", 0);
        });
        return found;
    }

    private static Optional<LoginAttempt> read(HttpServletRequest request, String state, String... parts) {
        var attempt = new LoginAttempt(
                state, parts[1], parts[2], ReturnPath.parse(parts[4]), Instant.ofEpochMilli(Long.parseLong(parts[3])));
        return cookies(request)
                .filter(cookie -> cookie.getName().equals(cookieName(attempt)))
                .filter(cookie -> same(cookie.getValue(), parts[0]))
                .findFirst()
                .map(cookie -> attempt);
    }

    /** In constant time: it is what keeps another browser's answer out of this one. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** A header of cookies must not become too long for any server. */
    private static void makeRoom(HttpServletRequest request, HttpServletResponse response) {
        List<String> names = cookies(request)
                .map(Cookie::getName)
                .filter(name -> name.startsWith(COOKIE))
                .sorted(Comparator.reverseOrder())
                .toList();
        names.stream().skip(MOST - 1L).forEach(name -> setCookie(response, name, "", 0));
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies()).flatMap(Arrays::stream);
    }

    /** By time, so that the oldest come first; a part of the state tells those of one moment apart. */
    private static String cookieName(LoginAttempt attempt) {
        return COOKIE + attempt.at().toEpochMilli() + "-" + attempt.state().substring(0, NAMED_BY);
    }

    private static void setCookie(HttpServletResponse response, String name, String value, int seconds) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(seconds);
        response.addCookie(cookie);
    }

    private static String key(String state) {
        return "attempt:" + state;
    }
}
