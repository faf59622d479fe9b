package triad.provider.device;

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
import triad.provider.outside.Browser;
import triad.provider.outside.Device;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Triad;

/** The page of the device grant (RFC 8628 §3.3), and what keeps people from letting in somebody else's device (RFC 10027). */
@ExtendWith(ArquillianExtension.class)
class DevicePageIT {
    private static final String WRONG = "No device waits with this code";
    private final Device device = new Device().begun();
    private final Browser browser = new Browser();

    @AfterEach
    void forgetGuesses() {
        TestDatabase.execute("delete from user_code_guess");
    }

    @Test
    void person_seesWhoAsksForWhatWhenAndFromWhere() {
        Answer page = browser.signIn(device.typed(browser), "alice");

        assertThat(page.asks("confirm")).isTrue();
        assertThat(page.body())
                .contains("Living room television", device.userCode(), "less than a minute ago", "127.0.0.1")
                .contains("see your directory profile", "Television &lt;b&gt;9000", "started it yourself")
                .doesNotContain("<b>9000", "id=\"elsewhere\"", "<script");
    }

    /** RFC 8628 §6.1. */
    @Test
    void caseAndDashes_doNotCount() {
        signedIn("alice");
        String code = device.userCode();

        for (String typed : new String[] {
            code.toLowerCase(java.util.Locale.ROOT), code.replace("-", ""), " " + code.replace("-", " ") + " "
        }) {
            assertThat(Device.typed(browser, typed).asks("confirm")).as(typed).isTrue();
        }
    }

    /** RFC 8628 §3.3.1: the code in the link is no word of the person. */
    @Test
    void completeLink_stillAsks() {
        String link = "/device?user_code=" + device.userCode();
        Answer unknown = browser.get(link);

        assertThat(unknown.asks("device")).isTrue();
        assertThat(unknown.body()).contains(device.userCode()).doesNotContain("Living room");
        signedIn("alice");
        assertThat(browser.get(link).asks("confirm")).isTrue();
        assertThat(device.poll().error()).isEqualTo("authorization_pending");
    }

    @Test
    void allowing_sendsBackToTheDeviceAndNowhereElse() {
        Answer page = device.answered(browser, "alice", "allow");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.location()).isEmpty();
        assertThat(page.body()).contains("Go back to your device");
        assertThat(TestDatabase.number(
                        "select count(*) from consent where client_id = 'tv' and user_id = ?",
                        TestDatabase.userId("alice")))
                .isGreaterThan(1);
    }

    @Test
    void deviceAtAnotherAddress_isPointedOut() {
        signedIn("alice");
        TestDatabase.execute("update approval set asked_from = '203.0.113.9'");

        assertThat(device.typed(browser).body()).contains("id=\"elsewhere\"", "203.0.113.9");
    }

    @Test
    void answeredCode_isNoneAnyMore() {
        device.answered(browser, "alice", "allow");

        assertThat(device.typed(browser).body()).contains(WRONG);
        assertThat(signedIn("carol")
                        .submit(browser.get("/device"), Map.of("user_code", device.userCode()))
                        .body())
                .contains(WRONG);
    }

    /** Two people with one code: the first answer counts. */
    @Test
    void secondAnswer_changesNothing() {
        Answer page = browser.signIn(device.typed(browser), "alice");
        device.answered(new Browser(), "carol", "deny");

        assertThat(browser.submit(page, Map.of("allow", "allow")).body()).contains(WRONG);
        assertThat(device.poll().error()).isEqualTo("access_denied");
    }

    @Test
    void codeWhoseTimeIsOver_isNone() {
        signedIn("alice");
        TestDatabase.execute(
                "update approval set expires_at = ? where approval_id = ?",
                Instant.EPOCH,
                ProviderFlow.sha256(device.deviceCode()));

        assertThat(device.typed(browser).body()).contains(WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BBBB-BBBB", "AAAA-AAAA", "x", "\"><script>alert(1)</script>", "' or 1=1", "BBBBBBBBBBBBBBBB"})
    void noCode_isWrong(String typed) {
        signedIn("alice");
        Answer page = Device.typed(browser, typed);

        assertThat(page.body()).contains(WRONG).doesNotContain("<script>");
    }

    /** Without a sign-in nobody learns whether a code exists. */
    @Test
    void anybody_learnsNothingOfCodes() {
        assertThat(device.typed(browser).asks("login")).isTrue();
        assertThat(Device.typed(new Browser(), "BBBB-BBBB").asks("login")).isTrue();
        assertThat(browser.get("/device/" + device.userCode()).location())
                .isEqualTo("/device?user_code=" + device.userCode());
        assertThat(browser.get("/device/evil.example").location()).isEqualTo("/device");
    }

    /** RFC 8628 §5.1. */
    @Test
    void manyWrongCodes_areSlowedEvenInAnotherBrowser() {
        signedIn("alice");
        for (int i = 0; i < 10; i++) {
            assertThat(Device.typed(browser, "BBBB-BBBB").body()).contains(WRONG);
        }

        Browser other = new Browser();
        assertThat(other.signIn(device.typed(other), "alice").body())
                .contains("Too many codes")
                .doesNotContain("Living room");
        assertThat(device.typed(signedIn("carol")).asks("confirm")).isTrue();
    }

    @Test
    void rightCodes_areNotGuesses() {
        signedIn("alice");
        for (int i = 0; i < 12; i++) {
            assertThat(device.typed(browser).asks("confirm")).isTrue();
        }
    }

    /** ATTACKS 59. */
    @Test
    void postWithoutButton_allowsNothing() {
        Answer page = browser.signIn(device.typed(browser), "alice");

        assertThat(browser.submit(page, Map.of()).asks("confirm")).isTrue();
        assertThat(device.poll().error()).isEqualTo("authorization_pending");
    }

    /** ATTACKS 61: another site's form cannot let its device in. */
    @ParameterizedTest
    @ValueSource(strings = {"Origin: https://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site"})
    void answerFromAnotherSite_isForbidden(String header) {
        Answer page = browser.signIn(device.typed(browser), "alice");
        Map<String, String> form = Browser.filled(page, Map.of("allow", "allow"));

        assertThat(browser.post("/device", form, header.split(": ", 2)).status())
                .isEqualTo(403);
        assertThat(device.poll().error()).isEqualTo("authorization_pending");
    }

    @Test
    void answerWithoutASession_allowsNothing() {
        Answer page = browser.signIn(device.typed(browser), "alice");
        Map<String, String> form = Browser.filled(page, Map.of("allow", "allow"));

        assertThat(new Browser().post("/device", form, "Origin", Triad.ISSUER).asks("device"))
                .isTrue();
        assertThat(device.poll().error()).isEqualTo("authorization_pending");
    }

    private Browser signedIn(String username) {
        browser.post("/login", Browser.loginForm(username, Triad.PASSWORD));
        return browser;
    }
}
