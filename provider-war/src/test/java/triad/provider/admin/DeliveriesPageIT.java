package triad.provider.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.TestDatabase;

/** The page that tells administrators what other servers were told. */
@ExtendWith(ArquillianExtension.class)
class DeliveriesPageIT {
    private static final String PAGE = "/admin/deliveries";
    private static final String BACK = "/login?continue=" + PAGE;
    private final Browser browser = new Browser();

    @AfterEach
    void forget() {
        TestDatabase.execute("delete from outbox_message where message_id = 'shown'");
    }

    @Test
    void administrator_seesWhatDidNotArriveFirst() {
        put("failed", "503 <b>away</b>");
        Answer page = signedIn("alice");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.body())
                .contains("shown-receiver", "failed", "503 &lt;b&gt;away", "logout/failed")
                .doesNotContain("???", "<b>away", "a secret of the payload");
    }

    @Test
    void signedOut_isAskedToSignIn() {
        Answer answer = browser.get(PAGE);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(BACK);
    }

    /** ATTACKS 82. */
    @Test
    void anybodyElse_isForbidden() {
        put("failed", "away");
        Answer answer = signedIn("carol");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("shown-receiver");
    }

    private Answer signedIn(String username) {
        browser.signIn(browser.get(BACK), username);
        return browser.get(PAGE);
    }

    private static void put(String state, String error) {
        TestDatabase.execute(
                "insert into outbox_message (message_id, kind, receiver, payload, state, attempts, next_attempt_at, created_at,"
                        + " last_error) values ('shown', 'logout', 'shown-receiver', 'a secret of the payload', ?, 7,"
                        + " current_timestamp, current_timestamp, ?)",
                state,
                error);
    }
}
