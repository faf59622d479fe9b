package triad.provider.ciba;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Backchannel;
import triad.provider.outside.Browser;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Receiver;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Triad;

/** The page on which people answer backchannel requests, and the ping that tells of it (CIBA Core §10.2). */
@ExtendWith(ArquillianExtension.class)
class ApprovalsPageIT {
    private final Backchannel backchannel = Backchannel.polling();
    private final Browser browser = new Browser();

    @AfterEach
    void forgetRequests() {
        Backchannel.forgetRequests();
        TestDatabase.execute("delete from outbox_message");
    }

    @Test
    void person_seesWhoAsksForWhatAndWhy() {
        backchannel.with("binding_message", "Pay 5 € <now>").begun();

        Answer page = signedIn("alice");

        assertThat(page.body())
                .contains("Call centre asks for you", "Pay 5 € &lt;now&gt;", "less than a minute ago", "see your name")
                .doesNotContain("http-equiv=\"refresh\"", "<now>", backchannel.authReqId());
    }

    /** What comes while the page is open shows without a script. */
    @Test
    void emptyPage_looksAgainByItself() {
        assertThat(signedIn("alice").body()).contains("Nothing waits for you", "http-equiv=\"refresh\" content=\"5\"");
    }

    @Test
    void answer_isSaidAndRemembered() {
        backchannel.begun();

        Answer page = Backchannel.press(browser, signedIn("alice"), "allow");

        assertThat(page.body()).contains("The other side goes on by itself", "Nothing waits");
        assertThat(TestDatabase.number("select count(*) from consent where client_id = 'callcentre'"))
                .isEqualTo(1);
    }

    /** ATTACKS 50: the page is behind the sign-in, and so behind its brake; an old sign-in does not do. */
    @Test
    void oldSignIn_hasToBeFreshened() {
        backchannel.begun();
        Answer page = signedIn("alice");
        TestDatabase.signedInAt(
                browser.cookie(Browser.SESSION).orElseThrow(), Instant.now().minusSeconds(16 * 60));

        assertThat(browser.get("/approvals").location()).isEqualTo("/login?continue=/approvals");
        assertThat(browser.post("/approvals", form(page)).location()).isEqualTo("/login?continue=/approvals");
        assertThat(backchannel.poll().error()).isEqualTo("authorization_pending");
        assertThat(new Browser().get("/approvals").location()).isEqualTo("/login?continue=/approvals");
    }

    @Test
    void requestForSomebodyElse_isNeitherShownNorAnswered() {
        backchannel.begun();
        Map<String, String> form = form(signedIn("alice"));
        Backchannel own = Backchannel.polling().with("login_hint", "carol").begun();
        Browser other = new Browser();
        Answer page = other.signIn(other.follow("/approvals"), "carol");

        Answer answer = other.post("/approvals", form, "Origin", Triad.ISSUER);

        assertThat(page.body()).doesNotContain(form.get("approval"));
        assertThat(answer.location()).isEqualTo("/approvals?done=over");
        assertThat(backchannel.poll().error()).isEqualTo("authorization_pending");
        assertThat(own.poll().error()).isEqualTo("authorization_pending");
    }

    @Test
    void secondAnswer_changesNothing() {
        backchannel.begun();
        Backchannel.polling().begun();
        Answer page = signedIn("alice");
        Backchannel.press(browser, page, "deny");

        assertThat(browser.submit(page, form(page)).body()).contains("answered already");
        assertThat(backchannel.poll().error()).isEqualTo("access_denied");
    }

    /** ATTACKS 61. */
    @ParameterizedTest
    @ValueSource(strings = {"Origin: https://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site"})
    void answerFromAnotherSite_isForbidden(String header) {
        backchannel.begun();

        assertThat(browser.post("/approvals", form(signedIn("alice")), header.split(": ", 2))
                        .status())
                .isEqualTo(403);
        assertThat(backchannel.poll().error()).isEqualTo("authorization_pending");
    }

    /** ATTACKS 59. */
    @Test
    void postWithoutButton_allowsNothing() {
        backchannel.begun();

        browser.submit(signedIn("alice"), Map.of());

        assertThat(backchannel.poll().error()).isEqualTo("authorization_pending");
    }

    /** CIBA Core §10.2: the token of the request, and nothing of the answer. */
    @ParameterizedTest
    @ValueSource(strings = {"allow", "deny"})
    void clientThatIsPinged_hearsOfTheAnswer(String button) {
        Backchannel pinged = Backchannel.pinged();
        pinged.begun(pinged.askSigned(claims -> {}));
        try (Receiver receiver = Receiver.on(Triad.RECEIVER_PORT)) {
            receiver.answers(Receiver.status(204));
            Backchannel.press(browser, signedIn("alice"), button);

            Receiver.Received ping = receiver.next();
            assertThat(ping.path()).isEqualTo("/ping");
            assertThat(ping.headers())
                    .containsEntry("Authorization", "Bearer " + pinged.value("client_notification_token"))
                    .containsEntry("Content-Type", "application/json");
            assertThat(ping.body()).isEqualTo("{\"auth_req_id\":\"" + pinged.authReqId() + "\"}");
            assertThat(pinged.poll().status()).isEqualTo("allow".equals(button) ? 200 : 400);
            assertThat(receiver.poll(600)).isEmpty();
        }
    }

    @Test
    void clientThatPolls_isNotPinged() {
        backchannel.begun();
        try (Receiver receiver = Receiver.on(Triad.RECEIVER_PORT)) {
            Backchannel.press(browser, signedIn("alice"), "allow");

            assertThat(receiver.poll(600)).isEmpty();
        }
    }

    /** What redeems the answer is not in the database as it is. */
    @Test
    void pingAtRest_isEncrypted() {
        Backchannel pinged = Backchannel.pinged();
        pinged.begun(pinged.askSigned(claims -> {}));

        assertThat(TestDatabase.number(
                        "select count(*) from backchannel_request where ping_encrypted like ? or ping_encrypted like ?",
                        "%" + pinged.authReqId() + "%",
                        "%" + pinged.value("client_notification_token") + "%"))
                .isZero();
        assertThat(TestDatabase.number(
                        "select count(*) from backchannel_request where approval_id = ? and ping_encrypted is not null",
                        ProviderFlow.sha256(pinged.authReqId())))
                .isEqualTo(1);
    }

    private Answer signedIn(String username) {
        return browser.signIn(browser.follow("/approvals"), username);
    }

    /** The form of the page with its first button for yes. */
    private static Map<String, String> form(Answer page) {
        return Browser.filled(page, Backchannel.answer(page, "allow"));
    }
}
