package triad.frontend.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;

/** The profile page: what it shows, what it sends, and how it takes a refusal. */
@ExtendWith(ArquillianExtension.class)
class ProfileIT {
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        Triad.reset();
        browser.signIn("/profile");
    }

    @Test
    void reading_carriesTheTokenAndNothingOfTheBrowser() {
        browser.get("/profile", "X-Forwarded-For", "1.2.3.4");

        assertThat(Triad.API.calls).singleElement().satisfies(headers -> {
            assertThat(headers.getFirst("Authorization")).startsWith("Bearer at-");
            assertThat(headers).doesNotContainKeys("Cookie", "X-forwarded-for", "Origin");
        });
    }

    @Test
    void page_holdsNoToken() {
        assertThat(browser.get("/profile").body()).doesNotContain("at-", "rt-1", "eyJ");
    }

    @Test
    void saving_sendsOnlyWhatChangedAndRedirects() {
        HttpResponse<String> answer = save(Map.of("form:job_title", "Programmer", "form:location", ""));

        assertThat(answer.statusCode()).isIn(302, 303);
        assertThat(Browser.location(answer)).endsWith("/profile?saved=yes");
        assertThat(Triad.API.patches).containsExactly("{\"job_title\":\"Programmer\",\"location\":null}");
        assertThat(browser.get("/profile?saved=yes").body()).contains("Your profile is saved.");
    }

    @Test
    void severalPhones_areOneListWithCommasBetween() {
        save(Map.of("form:phones", " +43 1 2 , ,+43 1 3"));

        assertThat(Triad.API.patches).containsExactly("{\"phones\":[\"+43 1 2\",\"+43 1 3\"]}");
    }

    @Test
    void department_isToldAndNotAsked() {
        assertThat(browser.get("/profile").body())
                .contains("Analytical Engine", "Your organisation says it")
                .doesNotContain("form:department", "<select");
    }

    /** What the page does not ask, a forged form does not send on. */
    @Test
    void departmentInTheForm_isNotSent() {
        save(Map.of("form:department", "mill", "department", "mill"));

        assertThat(Triad.API.patches).containsOnly("{}");
    }

    @Test
    void identityOfAnHourAgo_isShownAndSaysSo() {
        Triad.API.more = ",\"identity_stale\":true";

        assertThat(browser.get("/profile").body())
                .contains("Ada Lovelace", "as of 2 January 2026, 14:03: your identity provider does not answer");
    }

    @Test
    void identityOfNow_saysNothing() {
        assertThat(browser.get("/profile").body()).contains("Ada Lovelace").doesNotContain("as of");
    }

    @Test
    void departmentsThatCannotBeHad_leaveItsId() {
        Triad.API.departments = 503;

        assertThat(browser.get("/profile").body()).contains("<dd dir=\"auto\">engine</dd>", "Countess");
    }

    @Test
    void staleEdit_keepsWhatWasTypedAndShowsTheNewer() {
        Map<String, String> form = Browser.form(browser.get("/profile").body());
        Triad.API.version.set(7);
        Triad.API.jobTitle = "Poet";
        form.put("form:job_title", "Programmer");

        String page = browser.submit("/profile", form).body();

        assertThat(page).contains("Somebody changed this profile", "value=\"Programmer\"", "Poet");
        Map<String, String> again = Browser.form(page);
        assertThat(browser.submit("/profile", again).statusCode()).isIn(302, 303);
        assertThat(Triad.API.patches).last().isEqualTo("{\"job_title\":\"Programmer\"}");
    }

    @Test
    void badField_isToldBesideTheField() {
        Triad.API.problem = "{\"errors\":[{\"field\":\"phones\",\"detail\":\"Digits <only>\"}]}";

        String page = refusedSave(422);

        assertThat(page).contains("Digits &lt;only&gt;", "value=\"Programmer\"").doesNotContain("Digits <only>");
        assertThat(page.substring(page.indexOf("id=\"form:phones\""))).containsPattern("aria-invalid=\"true\"");
    }

    @Test
    void unknownField_isToldAboveTheForm() {
        Triad.API.problem = "{\"errors\":[{\"field\":\"shoe_size\",\"detail\":\"Too big\"}]}";

        assertThat(refusedSave(400)).contains("Too big");
    }

    @Test
    void unreadableProblem_isStillToldKindly() {
        Triad.API.problem = "<html>oops";

        assertThat(refusedSave(422)).contains("These values were not accepted.").doesNotContain("oops");
    }

    @Test
    void backendAwayOnSave_keepsWhatWasTyped() {
        assertThat(refusedSave(503)).contains("could not be saved just now", "value=\"Programmer\"");
    }

    @Test
    void scopeMissingOnSave_isToldKindly() {
        assertThat(refusedSave(403)).contains("You did not allow this site to change your profile.");
    }

    @Test
    void tokenRefused_leadsToSignInAndNotInCircles() {
        Triad.API.status = 401;

        HttpResponse<String> answer = browser.get("/profile");

        assertThat(Browser.location(answer)).endsWith("/sign-in-failed?because=ended");
        assertThat(browser.get("/sign-in-failed?because=ended").body()).contains("Your session has ended");
        assertThat(Browser.location(browser.get("/profile"))).startsWith(Triad.ISSUER + "/authorize");
    }

    @Test
    void consentMissing_isToldKindly() {
        Triad.API.status = 403;

        assertThat(browser.get("/profile").body()).contains("You did not share your profile");
    }

    @Test
    void backendDown_isToldKindlyAndRecovers() {
        Triad.API.stop();

        HttpResponse<String> answer = browser.get("/profile");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("Your profile cannot be shown just now", "Try again");

        Triad.reset();
        assertThat(browser.get("/profile").body()).contains("Countess");
    }

    @Test
    void markupInData_isText() {
        Triad.API.jobTitle = "<script>alert(1)</script>";

        assertThat(browser.get("/profile").body()).doesNotContain("<script>alert(1)");
    }

    @Test
    void formWithoutViewState_changesNothing() {
        browser.submit("/profile", Map.of("form", "form", "form:save", "form:save", "form:job_title", "Forged"));

        assertThat(Triad.API.patches).isEmpty();
    }

    private HttpResponse<String> save(Map<String, String> changes) {
        Map<String, String> form = Browser.form(browser.get("/profile").body());
        form.putAll(changes);
        return browser.submit("/profile", form);
    }

    private String refusedSave(int status) {
        Map<String, String> form = Browser.form(browser.get("/profile").body());
        form.put("form:job_title", "Programmer");
        Triad.API.status = status;
        HttpResponse<String> answer = browser.submit("/profile", form);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
