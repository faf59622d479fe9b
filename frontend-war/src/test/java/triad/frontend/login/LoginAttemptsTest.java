package triad.frontend.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.config.SessionKeys;
import triad.frontend.fake.FakeMemory;
import triad.frontend.fake.FakeSession;
import triad.frontend.session.Seal;

class LoginAttemptsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final FakeSession browser = new FakeSession();
    private final FakeMemory memory = new FakeMemory();
    private final Seal seal =
            new Seal(new SessionKeys(new SecretKeySpec(new byte[32], "AES"), Optional.empty(), false));

    @Test
    void attempt_isTakenOnce_asItWas() {
        add(attempt("a"));

        assertThat(take("a")).contains(attempt("a"));
        assertThat(take("a")).isEmpty();
    }

    /** Whoever keeps the cookie has nothing of it, on any node. */
    @Test
    void usedAttempt_isUsedForItsCookieToo() {
        add(attempt("a"));
        Cookie kept = browser.cookies().get(0);
        assertThat(take("a")).isPresent();
        browser.give(kept);

        assertThat(take("a")).isEmpty();
    }

    /** A stranger costs nothing but the answer. */
    @Test
    void openAttempt_isNotInTheMemory() {
        add(attempt("a"));

        assertThat(memory.kept).isEmpty();
    }

    @Test
    void cookie_tellsNothing_andCannotBeChangedOrUsedForAnother() {
        add(attempt("a"));
        Cookie kept = browser.cookies().get(0);
        assertThat(kept.getValue()).doesNotContain("nonce-of", "verifier", state("a"));

        String other = kept.getValue().startsWith("A") ? "B" : "A";
        Cookie changed = new Cookie(kept.getName(), other + kept.getValue().substring(1));
        browser.give(changed);
        assertThat(take("a")).isEmpty();
        browser.give(new Cookie(
                kept.getName().replace(state("a").substring(0, 8), state("b").substring(0, 8)), kept.getValue()));
        assertThat(take("b")).isEmpty();
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
        IntStream.range(0, 30)
                .forEach(i -> add(new LoginAttempt(state("s" + i), "n", "v", ReturnPath.HOME, START.plusMillis(i))));

        assertThat(take("s0")).isEmpty();
        assertThat(take("s29")).isPresent();
        assertThat(take("s20")).as("ten tabs are not too many").isPresent();
    }

    /** Somebody else's page can open ours, at addresses as long as it likes. */
    @Test
    void longAddresses_makeNoHeadThatIsTooLong() {
        IntStream.range(0, 30)
                .forEach(i -> add(new LoginAttempt(
                        state("s" + i),
                        "n",
                        "v",
                        ReturnPath.parse("/people?q=" + "a".repeat(480)),
                        START.plusMillis(i))));

        assertThat(browser.cookies())
                .allSatisfy(cookie -> assertThat(cookie.getName()).startsWith("__Host-triad-attempt-"));
        assertThat(browser.cookies().stream()
                        .mapToInt(cookie ->
                                cookie.getName().length() + cookie.getValue().length())
                        .sum())
                .isLessThanOrEqualTo(LoginAttempts.MOST_CHARACTERS);
        assertThat(take("s29")).isPresent();
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
        return new LoginAttempts(memory, seal, Clock.fixed(now, ZoneOffset.UTC));
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
