package triad.frontend.login;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import triad.frontend.memory.Memory;
import triad.frontend.session.Seal;

/**
 * The open sign-ins, each sealed in a cookie of its own at the browser that began it: strangers cost no memory here, however many they
 * are, and tabs that begin at the same moment, such as when a browser is opened again, do not overwrite one that they share. The oldest of
 * a browser make room for new ones.
 */
@ApplicationScoped
class LoginAttempts {
    /** Of all cookies of a browser together: half of what servers take as the head of a request. */
    static final int MOST_CHARACTERS = 4_096;

    private static final String COOKIE = "__Host-triad-attempt-";
    private static final int NAMED_BY = 8;
    private static final Pattern STATE = Pattern.compile("[\\w-]{43}");

    private final Memory memory;
    private final Seal seal;
    private final Clock clock;

    @Inject
    LoginAttempts(Memory memory, Seal seal, Clock clock) {
        this.memory = memory;
        this.seal = seal;
        this.clock = clock;
    }

    void add(HttpServletRequest request, HttpServletResponse response, LoginAttempt attempt) {
        var claims = new JWTClaimsSet.Builder()
                .claim("nonce", attempt.nonce())
                .claim("verifier", attempt.verifier())
                .claim("to", attempt.returnTo().value())
                .claim("at", attempt.at().toEpochMilli());
        String name = COOKIE + attempt.at().toEpochMilli() + ending(attempt.state());
        String value = seal.close(claims, purpose(attempt.state())).substring(Seal.BEGINNING.length());
        makeRoom(request, response, name.length() + value.length());
        setCookie(response, name, value, (int) LoginAttempt.LIFETIME.toSeconds());
    }

    /** Single use, on all nodes. Empty for unknown, used, too old, tampered with and another browser's alike. */
    Optional<LoginAttempt> take(HttpServletRequest request, HttpServletResponse response, String state) {
        if (!STATE.matcher(state).matches()) {
            return Optional.empty();
        }
        return attempts(request)
                .filter(cookie -> cookie.getName().endsWith(ending(state)))
                .flatMap(cookie -> {
                    setCookie(response, cookie.getName(), "", 0);
                    return seal.claims(Seal.BEGINNING + cookie.getValue(), purpose(state)).stream();
                })
                .findFirst()
                .map(claims -> read(state, claims))
                .filter(attempt -> attempt.isOpen(clock.instant()))
                .filter(attempt -> memory.putIfAbsent(purpose(state), "taken", LoginAttempt.LIFETIME));
    }

    private static LoginAttempt read(String state, JWTClaimsSet claims) {
        try {
            return new LoginAttempt(
                    state,
                    claims.getStringClaim("nonce"),
                    claims.getStringClaim("verifier"),
                    ReturnPath.parse(claims.getStringClaim("to")),
                    Instant.ofEpochMilli(claims.getLongClaim("at")));
        } catch (ParseException cause) {
            throw new IllegalStateException("What was encrypted here can be read here", cause);
        }
    }

    private static void makeRoom(HttpServletRequest request, HttpServletResponse response, int wanted) {
        List<Cookie> latestFirst = attempts(request)
                .sorted(Comparator.comparing(Cookie::getName).reversed())
                .toList();
        int characters = wanted;
        for (Cookie cookie : latestFirst) {
            characters += cookie.getName().length() + cookie.getValue().length();
            if (characters > MOST_CHARACTERS) {
                setCookie(response, cookie.getName(), "", 0);
            }
        }
    }

    private static Stream<Cookie> attempts(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies()).flatMap(Arrays::stream).filter(cookie -> cookie.getName()
                .startsWith(COOKIE));
    }

    /** What tells cookies of one moment apart. */
    private static String ending(String state) {
        return "-" + state.substring(0, NAMED_BY);
    }

    private static String purpose(String state) {
        return "attempt:" + state;
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
}
