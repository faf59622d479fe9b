package triad.frontend.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** All that is kept of oneself: taken along and erased, after another sign-in where the backend wants one (RFC 9470). */
@WithTriad
class OwnDataIT {
    private static final String TOO_OLD =
            "Bearer realm=\"triad-backend\", error=\"insufficient_user_authentication\", error_description=\"Too long ago\", max_age=\"600\"";
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        browser.signIn("/profile");
    }

    @Test
    void data_isADownload() {
        HttpResponse<String> answer = browser.get("/profile/data");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"person\":{}}");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"profile.json\"");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    /** RFC 9470 §4: the age that the API wants goes to the provider, and the browser comes back to where it was. */
    @Test
    void signInTooOld_leadsThroughAnotherOneAndBack() {
        tooOld(TOO_OLD + ", acr_values=\"urn:a urn:b\"");
        Triad.PROVIDER.pushed.clear();
        String page = Browser.location(browser.get("/profile/data"));
        assertThat(page).endsWith("/profile?data=fresh");
        String back = Browser.location(browser.signIn(page));

        assertThat(Triad.PROVIDER.pushed).singleElement().satisfies(request -> assertThat(request)
                .containsEntry("max_age", "600")
                .containsEntry("acr_values", "urn:a urn:b"));
        assertThat(back).endsWith("/profile?data=fresh");
        assertThat(browser.get(back).body()).contains("You have signed in again", "href=\"/profile/data\"");
    }

    /** Whatever the provider makes of it, nothing goes in circles. */
    @Test
    void signInStillTooOld_asksOnlyWhoAsksAgain() {
        tooOld(TOO_OLD);
        String page = Browser.location(browser.get("/profile/data"));
        browser.signIn(page);

        assertThat(browser.get(page).statusCode()).isEqualTo(200);
    }

    @Test
    void otherPages_areNotLedThroughASignIn() {
        tooOld(TOO_OLD);
        browser.get("/profile/data");

        assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
    }

    @Test
    void ordinarySignIn_asksForNoAge() {
        assertThat(Triad.PROVIDER.pushed).isNotEmpty().noneMatch(request -> request.containsKey("max_age"));
    }

    @Test
    void tokenRefused_isNoStepUp() {
        tooOld("Bearer realm=\"triad-backend\", error=\"invalid_token\", max_age=\"600\"");

        assertThat(Browser.location(browser.get("/profile/data"))).endsWith("/sign-in-failed?because=ended");
    }

    @ParameterizedTest
    @CsvSource({"403, refused, did not allow", "404, away, could not be fetched", "503, away, could not be fetched"})
    void dataThatCannotBeHad_isToldOnTheProfile(int status, String word, String sentence) {
        Triad.API.own.data = status;

        assertThat(Browser.location(browser.get("/profile/data"))).endsWith("/profile?data=" + word);
        assertThat(browser.get("/profile?data=" + word).body()).contains(sentence);
    }

    @Test
    void erasure_needsTheWord() {
        assertThat(erase("yes")).contains("Nothing is erased yet", "aria-invalid=\"true\"");
        assertThat(erase("")).contains("Nothing is erased yet");
        assertThat(Triad.API.own.changes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"erase", " Erase "})
    void erasure_isDoneAndTold(String word) {
        HttpResponse<String> answer = submit("/profile/erasure", word);

        assertThat(Browser.location(answer)).endsWith("/profile/erasure?done=yes");
        assertThat(Triad.API.own.changes).singleElement().satisfies(call -> assertThat(call.method())
                .isEqualTo("DELETE"));
        Triad.API.calls.clear();
        assertThat(browser.get("/profile/erasure?done=yes").body()).contains("Your data is erased", "Sign out");
        // Reading the profile would put them into the directory again
        assertThat(Triad.API.calls).isEmpty();
    }

    @Test
    void erasureWithAnOldSignIn_leadsThroughAnotherOneAndAsksAgain() {
        tooOld(TOO_OLD);
        String page = Browser.location(submit("/profile/erasure", "erase"));
        assertThat(page).endsWith("/profile/erasure?fresh=yes");
        Triad.PROVIDER.pushed.clear();
        String back = Browser.location(browser.signIn(page));
        assertThat(Triad.PROVIDER.pushed).singleElement().satisfies(request -> assertThat(request)
                .containsEntry("max_age", "600"));
        Triad.reset();

        assertThat(browser.get(back).body()).contains("Type the word once more");
        assertThat(Triad.API.own.changes).isEmpty();
        assertThat(Browser.location(submit("/profile/erasure?fresh=yes", "erase")))
                .endsWith("done=yes");
    }

    @ParameterizedTest
    @CsvSource({"503, could not be erased just now", "403, did not allow"})
    void erasureThatCannotBe_isToldKindly(int status, String sentence) {
        Triad.API.own.data = status;

        assertThat(erase("erase")).contains(sentence);
    }

    @Test
    void stranger_isSentToSignIn() {
        for (String path : new String[] {"/profile/data", "/profile/erasure", "/profile/erasure?done=yes"}) {
            assertThat(Browser.location(new Browser().get(path))).startsWith(Triad.ISSUER);
        }
    }

    @Test
    void forgedForm_erasesNothing() {
        browser.submit("/profile/erasure", Map.of("form", "form", "form:save", "form:save", "form:word", "erase"));
        assertThat(browser.submit("/profile/data", Map.of()).statusCode()).isEqualTo(405);

        assertThat(Triad.API.own.changes).isEmpty();
    }

    @Test
    void profile_linksToTheAccountAndTheData() {
        assertThat(browser.get("/profile").body())
                .contains(
                        "href=\"" + Triad.ISSUER + "/account/sessions\"",
                        "href=\"" + Triad.ISSUER + "/account/apps\"",
                        "href=\"/profile/data\"",
                        "href=\"/profile/erasure\"",
                        "href=\"/profile/history\"");
    }

    private static void tooOld(String challenge) {
        Triad.API.own.data = 401;
        Triad.API.own.challenge = challenge;
    }

    private HttpResponse<String> submit(String page, String word) {
        Map<String, String> form = Browser.form(browser.get(page).body());
        form.put("form:word", word);
        return browser.submit(page, form);
    }

    private String erase(String word) {
        return submit("/profile/erasure", word).body();
    }
}
