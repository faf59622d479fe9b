package triad.frontend.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** Saving when the sign-in has ended, the page is too old, or the token is refused: what was typed is given back, and saved only then. */
@WithTriad
class EndedSignInIT {
    private static final String TYPED = "Pr\u00f6gr\u0101mmer \u2603 \ud83d\ude80 \u0645\u0628\u0631\u0645\u062c";
    private static final String SENTENCE = "Your sign-in had ended before this was saved.";
    private static final Pattern BACK = Pattern.compile("/profile\\?unsaved=[\\w-]{43}");

    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        browser.signIn("/profile");
    }

    @Test
    void savingAfterTheEnd_leadsToSignInAndBack_withWhatWasTyped() {
        Map<String, String> form = typed();
        browser.loseSignIn();
        String back = back(browser.submit("/profile", form));
        assertThat(browser.get("/").body()).doesNotContain("Hello");

        assertThat(Browser.location(browser.signIn(back))).isEqualTo(back);
        String page = browser.get(back).body();
        assertThat(page).contains(SENTENCE, "value=\"" + TYPED + "\"", "data-unsaved=\"true\"");
        assertThat(Triad.API.patches).isEmpty();
        assertThat(browser.get(back).body()).as("loaded again").contains(TYPED);

        assertThat(Browser.location(browser.submit("/profile", Browser.form(page))))
                .endsWith("/profile?saved=yes");
        assertThat(Triad.API.patches).containsExactly("{\"job_title\":\"" + TYPED + "\"}");
        assertThat(browser.get(back).body()).doesNotContain(SENTENCE).contains("It is saved already");
    }

    @Test
    void ajaxAfterTheEnd_leadsToTheSame() {
        Map<String, String> form = typed();
        browser.loseSignIn();
        HttpResponse<String> answer = ajax(form);

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(answer.body()).containsPattern("<partial-response><redirect url=\"" + BACK + "\"/>");
        assertThat(Triad.PROVIDER.pushed).as("only the page itself signs in").hasSize(1);
        String back = found(answer.body());
        browser.signIn(back);
        assertThat(browser.get(back).body()).contains(SENTENCE, TYPED);
    }

    @Test
    void pageThatIsTooOld_isOpenedAnewWithWhatWasTyped() {
        Map<String, String> form = typed();
        browser.losePages();

        assertThat(browser.get(back(browser.submit("/profile", form))).body()).contains(SENTENCE, TYPED);
        assertThat(Triad.PROVIDER.pushed).as("nobody signs in again").hasSize(1);
        assertThat(Triad.API.patches).isEmpty();
    }

    @Test
    void ajaxOfAPageThatIsTooOld_leadsToTheSame() {
        Map<String, String> form = typed();
        browser.losePages();
        HttpResponse<String> answer = ajax(form);

        assertThat(answer.body()).contains("<redirect url=");
        assertThat(browser.get(found(answer.body())).body()).contains(TYPED);
    }

    @Test
    void pageThatIsTooOldAndSaysNothing_isToldKindly() {
        Map<String, String> form = typed();
        form.remove("whose");
        browser.losePages();

        assertThat(browser.submit("/profile", form).body()).contains("This page was open for long");
        assertThat(ajax(form).body()).contains("<redirect url=\"/profile\"");
    }

    @Test
    void refreshRefusedWhileSaving_losesNothing() {
        Triad.PROVIDER.renewedLifetime = 1;
        Triad.PROVIDER.lifetime = 1;
        Triad.PROVIDER.refreshMillis = 0;
        browser.loseSignIn().signIn("/profile");
        Map<String, String> form = typed();
        Triad.PROVIDER.refreshError = "invalid_grant";
        String back = back(browser.submit("/profile", form));
        assertThat(browser.get("/").body()).doesNotContain("Hello");

        Triad.reset();
        browser.signIn(back);
        assertThat(browser.get(back).body()).contains(SENTENCE, TYPED);
    }

    /** The user decides when to sign in anew, so nothing goes in circles. */
    @Test
    void tokenRefusedWhileSaving_endsTheSession_andLosesNothing() {
        Map<String, String> form = typed();
        Triad.API.status = 401;
        String ended = Browser.location(browser.submit("/profile", form));
        assertThat(ended).contains("/sign-in-failed?because=ended");
        String back = found(browser.get(ended).body());
        assertThat(browser.get("/").body()).doesNotContain("Hello");

        Triad.API.status = 0;
        browser.signIn(back);
        assertThat(browser.get(back).body()).contains(SENTENCE, TYPED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "https://evil.example", "/%5Cevil.example", "/profile%22%3E%3Cb", "/x/../y", ""
            })
    void otherPageToGoBackTo_isNotTaken(String page) {
        String body = browser.get("/sign-in-failed?because=ended&page=" + page + "&unsaved=" + "A".repeat(43))
                .body();

        assertThat(body).contains("href=\"/profile\"").doesNotContain("evil", "<b\"");
    }

    @Test
    void photoAfterTheEnd_saysThatItHasToBeChosenAgain() {
        browser.loseSignIn();
        String back = Browser.location(browser.signIn("/profile/photo"));
        String page = Browser.location(browser.get(back));

        assertThat(page).isEqualTo("/profile?photo=interrupted");
        assertThat(browser.get(page).body()).contains("please do it once more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "AAAA.BBBB.CCCC", "eyJhbGciOiJub25lIn0.e30."})
    void formThatDoesNotSayWhose_isNotKept(String mark) {
        Map<String, String> form = typed();
        form.put("whose", mark);
        browser.loseSignIn();

        assertThat(Browser.location(browser.submit("/profile", form))).startsWith(Triad.ISSUER + "/authorize");
        assertThat(ajax(form).body()).contains("<redirect url=\"/profile\"/>");
    }

    @Test
    void largeForm_isNotKept() {
        Map<String, String> form = typed();
        form.put("form:biography", "x".repeat(70_000));
        browser.loseSignIn();

        assertThat(Browser.location(browser.submit("/profile", form))).startsWith(Triad.ISSUER + "/authorize");
    }

    @Test
    void markupThatWasTyped_isText() {
        Map<String, String> form = typed();
        form.put("form:job_title", "\"><script>alert(1)</script>");
        form.put("form:seen_phones", "the world");
        browser.losePages();

        assertThat(browser.get(back(browser.submit("/profile", form))).body())
                .contains("&quot;&gt;&lt;script&gt;")
                .doesNotContain("<script>alert", "the world");
    }

    @Test
    void changeOfOthersMeanwhile_isNotTurnedBack() {
        Map<String, String> form = typed();
        browser.losePages();
        Triad.API.version.set(7);
        Triad.API.details = ",\"pronouns\":\"she/her\"";
        String page = browser.get(back(browser.submit("/profile", form))).body();
        browser.submit("/profile", Browser.form(page));

        assertThat(Triad.API.patches).containsExactly("{\"job_title\":\"" + TYPED + "\"}");
    }

    private Map<String, String> typed() {
        Map<String, String> form = Browser.form(browser.get("/profile").body());
        form.put("form:job_title", TYPED);
        return form;
    }

    private HttpResponse<String> ajax(Map<String, String> form) {
        return browser.submitByScript("/profile", form);
    }

    static String back(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isIn(302, 303);
        return found(Browser.location(answer));
    }

    static String found(String text) {
        Matcher matcher = BACK.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group();
    }
}
