package triad.provider.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;

/** The page of the sessions: which are shown, and which may be ended by whom. */
@ExtendWith(ArquillianExtension.class)
class SessionsPageIT {
    private static final String PAGE = "/account/sessions";
    private static final String END = "others:0:one:end";
    private static final Pattern NAMED = Pattern.compile("name=\"session\" value=\"([^\"]+)\"");

    @BeforeEach
    void endWhatRuns() {
        TestDatabase.execute("update browser_session set ended_at = begun_at where ended_at is null");
    }

    @Test
    void onlySession_isThisBrowser() {
        String page = new SignedIn("carol").get(PAGE).body();

        assertThat(page).contains("Firefox on Linux", "UTC", "You are signed in nowhere else.");
        assertThat(page).doesNotContain("End all others");
    }

    @Test
    void ownSession_isEndedWithItsTokens() {
        Browser elsewhere = new Browser();
        Tokens tokens = ProviderFlow.frontend(elsewhere).tokens("carol");
        SignedIn carol = new SignedIn("carol");
        Answer page = carol.get(PAGE);
        assertThat(page.body()).contains("An unknown browser");

        Answer done = carol.press(PAGE, END, "session", named(page));

        assertThat(done.body()).contains("That session has ended", "You are signed in nowhere else.");
        assertThat(elsewhere.get("/account").status()).isEqualTo(303);
        assertThat(Server.FRONTEND.refresh(tokens.refreshToken()).error()).isEqualTo("invalid_grant");
        assertThat(Server.BACKEND.introspect(tokens.accessToken()).json()).containsEntry("active", false);
        assertThat(carol.stillSignedIn()).isTrue();
    }

    /** ATTACKS 81 and 82: to know a session of somebody else is not enough. */
    @Test
    void sessionOfSomebodyElse_cannotBeEnded() {
        SignedIn alice = new SignedIn("alice");
        SignedIn aliceElsewhere = new SignedIn("alice");
        String alices = named(alice.get(PAGE));
        SignedIn bob = new SignedIn("bob");
        SignedIn bobElsewhere = new SignedIn("bob");

        Answer answer = bob.press(PAGE, END, "session", alices);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("has ended");
        assertThat(aliceElsewhere.stillSignedIn()).isTrue();
        assertThat(alice.stillSignedIn()).isTrue();
        assertThat(bobElsewhere.stillSignedIn()).isTrue();
        assertThat(bob.get(PAGE).body()).doesNotContain(alices);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "\0", "' or 1=1 --", "%"})
    void whatIsNoSession_endsNothing(String value) {
        SignedIn elsewhere = new SignedIn("carol");
        SignedIn carol = new SignedIn("carol");

        assertThat(carol.press(PAGE, END, "session", value).body()).doesNotContain("has ended");

        assertThat(elsewhere.stillSignedIn()).isTrue();
        assertThat(carol.stillSignedIn()).isTrue();
    }

    @Test
    void allOthers_endButThisOne() {
        SignedIn first = new SignedIn("carol");
        SignedIn second = new SignedIn("carol");
        SignedIn bob = new SignedIn("bob");
        SignedIn carol = new SignedIn("carol");

        Answer done = carol.press(PAGE, "endOthers", "all", "all");

        assertThat(done.body()).contains("All other sessions have ended");
        assertThat(first.stillSignedIn()).isFalse();
        assertThat(second.stillSignedIn()).isFalse();
        assertThat(carol.stillSignedIn()).isTrue();
        assertThat(bob.stillSignedIn()).isTrue();
    }

    /** What is over is not shown as if it ran. */
    @Test
    void endedIdleAndExpiredSessions_areNotListed() {
        SignedIn signedOut = new SignedIn("carol");
        signedOut.press("/sign-out", "submit", "x", "x");
        TestDatabase.idleSession(new SignedIn("carol").secret());
        TestDatabase.expireSession(new SignedIn("carol").secret());

        assertThat(new SignedIn("carol").get(PAGE).body()).contains("You are signed in nowhere else.");
    }

    private static String named(Answer page) {
        Matcher matcher = NAMED.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }
}
