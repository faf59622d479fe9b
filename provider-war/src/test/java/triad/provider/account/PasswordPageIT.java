package triad.provider.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Device;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The page of the password: who may change it, and what a change ends. */
@ExtendWith(ArquillianExtension.class)
class PasswordPageIT {
    private static final String PAGE = "/account/password";
    private static final String FRESH = "a fresh horse";
    private final String before = TestDatabase.passwordHash("carol");
    private SignedIn carol;

    @BeforeEach
    void signIn() {
        carol = new SignedIn("carol");
    }

    @AfterEach
    void putBack() {
        TestDatabase.execute("update user_account set password_hash = ? where username = 'carol'", before);
        TestDatabase.forgetFailures("carol");
    }

    @Test
    void rightPassword_changesItAndEndsAllOtherSessions() {
        Browser elsewhere = new Browser();
        Tokens tokens = ProviderFlow.frontend(elsewhere).tokens("carol");

        Answer done = change(Triad.PASSWORD, FRESH, FRESH);

        assertThat(done.body()).contains("Your password is changed.");
        assertThat(carol.stillSignedIn()).isTrue();
        assertThat(elsewhere.get("/account").status()).isEqualTo(303);
        assertThat(Server.FRONTEND.refresh(tokens.refreshToken()).error()).isEqualTo("invalid_grant");
        assertThat(signsIn(FRESH)).isTrue();
        assertThat(signsIn(Triad.PASSWORD)).isFalse();
    }

    /** Whoever knew the old password may have let a device in. */
    @Test
    void rightPassword_cutsOffTheDevices() {
        Answer tokens = new Device()
                .with("resource", "")
                .with("scope", "openid")
                .begun()
                .connected(carol.browser(), "carol");
        assertThat(Device.userinfo(tokens).status()).isEqualTo(200);

        change(Triad.PASSWORD, FRESH, FRESH);

        assertThat(Device.userinfo(tokens).status()).isEqualTo(401);
    }

    @Test
    void wrongPassword_changesNothing() {
        SignedIn elsewhere = new SignedIn("carol");

        assertThat(change("wrong horse", FRESH, FRESH).body()).contains("The current password is not right.");

        assertThat(elsewhere.stillSignedIn()).isTrue();
        assertThat(signsIn(FRESH)).isFalse();
        assertThat(signsIn(Triad.PASSWORD)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1234567, 1234567, too short",
        "'', '', too short",
        "carol@triad.example, carol@triad.example, must not be your user name",
        "a fresh horse, a fresh house, not typed the same way",
        "a fresh horse, '', not typed the same way"
    })
    void unfitPassword_isRefusedWithTheReason(String fresh, String repeated, String reason) {
        assertThat(change(Triad.PASSWORD, fresh, repeated).body()).contains(reason);

        assertThat(signsIn(Triad.PASSWORD)).isTrue();
    }

    @Test
    void longPasswords_areRefused() {
        assertThat(change(Triad.PASSWORD, "x".repeat(1001), "x".repeat(1001)).body())
                .contains("too long");
        assertThat(change("x".repeat(100_000), FRESH, FRESH).body()).contains("The current password is not right.");
    }

    /** What was typed is in no page. */
    @Test
    void passwords_areNeverShownAgain() {
        assertThat(change("wrong horse", FRESH, FRESH).body()).doesNotContain("wrong horse", FRESH);
    }

    @Test
    void sixthGuess_waitsEvenWithTheRightPassword() {
        IntStream.range(0, 5).forEach(i -> change("wrong horse " + i, FRESH, FRESH));

        assertThat(change(Triad.PASSWORD, FRESH, FRESH).body()).contains("Too many attempts. Wait 1");
        assertThat(new Browser()
                        .post("/login", Browser.loginForm("carol", Triad.PASSWORD))
                        .body())
                .contains("Too many attempts.");
        TestDatabase.forgetFailures("carol");
        assertThat(signsIn(Triad.PASSWORD)).isTrue();
    }

    @Test
    void oldSignIn_isAskedForAgainFirst() {
        carol.signedInAgo(16 * 60);

        Answer page = carol.browser().follow(PAGE);
        assertThat(page.asks("login")).isTrue();
        assertThat(page.body()).contains("confirm that it is you", "value=\"carol\"");

        Answer back = carol.browser().signIn(page, "carol");
        assertThat(back.asks("password")).isTrue();
    }

    @Test
    void signInThatGrewOldOverTheForm_changesNothing() {
        Answer form = carol.get(PAGE);
        carol.signedInAgo(16 * 60);

        Answer answer = carol.browser().submit(form, typed(Triad.PASSWORD, FRESH, FRESH));

        assertThat(answer.asks("login")).isTrue();
        assertThat(signsIn(FRESH)).isFalse();
    }

    @Test
    void youngSignIn_isEnough() {
        carol.signedInAgo(14 * 60);

        assertThat(carol.get(PAGE).asks("password")).isTrue();
    }

    private Answer change(String current, String fresh, String repeated) {
        return carol.browser().submit(carol.get(PAGE), typed(current, fresh, repeated));
    }

    private static Map<String, String> typed(String current, String fresh, String repeated) {
        return Map.of("current", current, "fresh", fresh, "repeated", repeated, "submit", "x");
    }

    private static boolean signsIn(String password) {
        return new Browser()
                        .post("/login", Browser.loginForm("carol", password))
                        .status()
                == 303;
    }
}
