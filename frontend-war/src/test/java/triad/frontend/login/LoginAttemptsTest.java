package triad.frontend.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.FakeSession;

class LoginAttemptsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final HttpServletRequest request = new FakeSession().request();

    @Test
    void attempt_isTakenOnce() {
        attempts(START).add(request, attempt("a"));

        assertThat(attempts(START).take(request, "a")).isPresent();
        assertThat(attempts(START).take(request, "a")).isEmpty();
    }

    @Test
    void unknownState_isNotFoundAndTakesNothing() {
        attempts(START).add(request, attempt("a"));

        assertThat(attempts(START).take(request, "b")).isEmpty();
        assertThat(attempts(START).take(request, "a")).isPresent();
    }

    @Test
    void tenMinutes_areOneTooMany() {
        attempts(START).add(request, attempt("a"));

        assertThat(attempts(START.plus(LoginAttempt.LIFETIME)).take(request, "a"))
                .isEmpty();
    }

    @Test
    void almostTenMinutes_areFine() {
        attempts(START).add(request, attempt("a"));

        assertThat(attempts(START.plus(LoginAttempt.LIFETIME).minusSeconds(1)).take(request, "a"))
                .isPresent();
    }

    @Test
    void oneTooMany_dropsTheOldest() {
        IntStream.rangeClosed(0, LoginAttempts.MOST)
                .forEach(i -> attempts(START).add(request, attempt("s" + i)));

        assertThat(attempts(START).take(request, "s0")).isEmpty();
        assertThat(attempts(START).take(request, "s1")).isPresent();
        assertThat(attempts(START).take(request, "s" + LoginAttempts.MOST)).isPresent();
    }

    @Test
    void attempt_printsNoSecret() {
        assertThat(attempt("a").toString()).doesNotContain("nonce-of-a", "verifier-of-a");
    }

    private static LoginAttempts attempts(Instant now) {
        return new LoginAttempts(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static LoginAttempt attempt(String state) {
        return new LoginAttempt(state, "nonce-of-" + state, "verifier-of-" + state, ReturnPath.HOME, START);
    }
}
