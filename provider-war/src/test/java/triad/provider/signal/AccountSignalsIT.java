package triad.provider.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Browser;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Receiver;
import triad.provider.outside.Server;
import triad.provider.outside.StreamOwner;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** What receivers hear when people change their own account. */
@ExtendWith(ArquillianExtension.class)
class AccountSignalsIT {
    private final String before = TestDatabase.passwordHash("carol");
    private final Browser browser = new Browser();
    private Receiver receiver;

    @BeforeEach
    void listen() {
        StreamOwner.forgetStreams();
        TestDatabase.execute(
                "update browser_session set ended_at = auth_time where user_id = ?", TestDatabase.userId("carol"));
        receiver = Receiver.on(Triad.RECEIVER_PORT).answers(Receiver.status(202));
        StreamOwner.of(Server.BACKEND)
                .push(
                        receiver,
                        StreamOwner.SESSION_REVOKED,
                        StreamOwner.CREDENTIAL_CHANGE,
                        StreamOwner.TOKEN_CLAIMS_CHANGE);
    }

    @AfterEach
    void putBack() {
        receiver.close();
        StreamOwner.forgetStreams();
        TestDatabase.execute("update user_account set password_hash = ? where username = 'carol'", before);
        TestDatabase.execute("update user_account set given_name = 'Carol' where username = 'carol'");
        TestDatabase.forgetFailures("carol");
    }

    /** The credential, and the sessions elsewhere that end with it; not the one in which it was changed. */
    @Test
    void changedPassword_isToldWithTheSessionsThatEnd() throws ParseException {
        Tokens elsewhere = ProviderFlow.frontend().tokens("carol");
        ProviderFlow.frontend(browser).tokens("carol");

        browser.submit(
                browser.get("/account/password"),
                Map.of(
                        "current",
                        Triad.PASSWORD,
                        "fresh",
                        "a fresh horse",
                        "repeated",
                        "a fresh horse",
                        "submit",
                        "x"));

        Set<String> told = new HashSet<>();
        String sessions = "";
        for (Receiver.Received event : new Receiver.Received[] {receiver.next(), receiver.next()}) {
            Map<String, Object> claims =
                    SignedJWT.parse(event.body()).getJWTClaimsSet().toJSONObject();
            told.add(String.valueOf(claims.get("events")).replaceAll("^\\{([^=]+)=.*", "$1"));
            sessions += claims.get("sub_id");
        }
        assertThat(told).containsExactlyInAnyOrder(StreamOwner.SESSION_REVOKED, StreamOwner.CREDENTIAL_CHANGE);
        assertThat(sessions)
                .contains(String.valueOf(Tokens.claims(elsewhere.idToken()).getClaim("sid")));
        assertThat(receiver.poll(700)).isEmpty();
    }

    /** At once, and without the new name: who may read it is decided at the userinfo endpoint. */
    @Test
    void changedDetails_areToldWithoutTheirValues() throws ParseException {
        ProviderFlow.frontend(browser).tokens("carol");

        browser.submit(browser.get("/account/details"), Map.of("given_name", "Carolina", "submit", "x"));

        String event = SignedJWT.parse(receiver.next().body())
                .getJWTClaimsSet()
                .getClaim("events")
                .toString();
        assertThat(event)
                .contains(StreamOwner.TOKEN_CLAIMS_CHANGE, "updated_at")
                .doesNotContain("Carolina");
        assertThat(receiver.poll(700)).isEmpty();
    }

    @Test
    void unchangedDetails_tellNothing() {
        ProviderFlow.frontend(browser).tokens("carol");

        browser.submit(browser.get("/account/details"), Map.of("submit", "x"));
        browser.submit(browser.get("/account/details"), Map.of("given_name", "", "submit", "x"));

        assertThat(receiver.poll(700)).isEmpty();
    }

    @Test
    void wrongPassword_tellsNothing() {
        ProviderFlow.frontend(browser).tokens("carol");

        browser.submit(
                browser.get("/account/password"),
                Map.of("current", "wrong horse", "fresh", "a fresh horse", "repeated", "a fresh horse", "submit", "x"));

        assertThat(receiver.poll(700)).isEmpty();
    }

    /** The consent as the client's sessions, and each family that stood on it. */
    @Test
    void withdrawnConsent_isTold() throws ParseException {
        TestDatabase.forgetConsents("carol");
        Tokens tokens = ProviderFlow.frontend(browser).tokens("carol");

        browser.submit(browser.get("/account/apps"), Map.of("apps:0:app:withdraw", "x", "client", "frontend"));

        String subjects = subject(receiver.next()) + subject(receiver.next());
        assertThat(subjects)
                .contains(
                        "frontend",
                        String.valueOf(Tokens.claims(tokens.accessToken()).getClaim("family_id")));
    }

    private static String subject(Receiver.Received event) throws ParseException {
        return String.valueOf(SignedJWT.parse(event.body()).getJWTClaimsSet().getClaim("sub_id"));
    }
}
