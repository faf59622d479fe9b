package triad.frontend.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.config.RandomValues;
import triad.frontend.fake.FakeMemory;
import triad.frontend.fake.FakeSession;

class LoginAttemptsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final FakeSession browser = new FakeSession();
    private final FakeMemory memory = new FakeMemory();

    @Test
    void attempt_isTakenOnce_asItWas() {
        add(attempt("a"));

        assertThat(take("a")).contains(attempt("a"));
        assertThat(take("a")).isEmpty();
        assertThat(memory.kept).isEmpty();
    }

    @Test
    void severalTabs_haveTheirOwn() {
        add(attempt("a"));
        add(attempt("b"));

        assertThat(take("b")).isPresent();
        assertThat(take("a")).isPresent();
    }

    @Test
    void unknownState_isNotFoundAndTakesNothing() {
        add(attempt("a"));

        assertThat(take("b")).isEmpty();
        assertThat(take("a")).isPresent();
    }

    /** Login CSRF: somebody else's answer in this browser. */
    @Test
    void otherBrowser_getsNothingAndTakesNothing() {
        add(attempt("a"));
        var other = new FakeSession();
        assertThat(attempts(START).take(other.request(), other.response(), state("a")))
                .isEmpty();
        add(attempt("b"));
        attempts(START).add(other.request(), other.response(), attempt("c"));
        assertThat(attempts(START).take(other.request(), other.response(), state("b")))
                .isEmpty();

        assertThat(take("a")).isPresent();
        assertThat(take("b")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "../x", "taken"})
    void noStateOfOurs_isNotFound(String state) {
        memory.kept.put("attempt:" + state, "taken");

        assertThat(attempts(START).take(browser.request(), browser.response(), state))
                .isEmpty();
    }

    @Test
    void tenMinutes_areOneTooMany() {
        add(attempt("a"));

        assertThat(attempts(START.plus(LoginAttempt.LIFETIME)).take(browser.request(), browser.response(), state("a")))
                .isEmpty();
    }

    @Test
    void almostTenMinutes_areFine() {
        add(attempt("a"));

        assertThat(attempts(START.plus(LoginAttempt.LIFETIME).minusSeconds(1))
                        .take(browser.request(), browser.response(), state("a")))
                .isPresent();
    }

    @Test
    void oneTooMany_dropsTheOldest() {
        IntStream.rangeClosed(0, LoginAttempts.MOST)
                .forEach(i -> add(new LoginAttempt(state("s" + i), "n", "v", ReturnPath.HOME, START.plusMillis(i))));

        assertThat(take("s0")).isEmpty();
        assertThat(take("s1")).isPresent();
        assertThat(take("s" + LoginAttempts.MOST)).isPresent();
    }

    @Test
    void attempt_printsNoSecret() {
        assertThat(attempt("a").toString()).doesNotContain("nonce-of-a", "verifier-of-a");
    }

    private void add(LoginAttempt attempt) {
        attempts(START).add(browser.request(), browser.response(), attempt);
    }

    private Optional<LoginAttempt> take(String name) {
        return attempts(START).take(browser.request(), browser.response(), state(name));
    }

    private LoginAttempts attempts(Instant now) {
        return new LoginAttempts(memory, new RandomValues(), Clock.fixed(now, ZoneOffset.UTC));
    }

    /** As long as all are. */
    private static String state(String name) {
        return name + "-".repeat(43 - name.length());
    }

    private static LoginAttempt attempt(String name) {
        return new LoginAttempt(
                state(name), "nonce-of-" + name, "verifier-of-" + name, ReturnPath.parse("/x?q=a"), START);
    }
}
