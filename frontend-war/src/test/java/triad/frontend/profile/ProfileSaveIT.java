package triad.frontend.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** Saving a profile: what is sent, and what becomes of what was typed where it is refused or somebody else was faster. */
@WithTriad
class ProfileSaveIT {
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        browser.signIn("/profile");
    }

    @Test
    void saving_sendsOnlyWhatChangedAndRedirects() {
        HttpResponse<String> answer = save(Map.of("form:job_title", "Programmer", "form:location", ""));

        assertThat(answer.statusCode()).isIn(302, 303);
        assertThat(Browser.location(answer)).endsWith("/profile?saved=yes");
        assertThat(Triad.API.patches).containsExactly("{\"job_title\":\"Programmer\",\"location\":null}");
        assertThat(browser.get("/profile?saved=yes").body()).contains("Your profile is saved.");
    }

    /** Browsers end lines with two characters; a blank line and the same twice are nothing. */
    @Test
    void severalPhones_areOneListOfLines() {
        save(Map.of("form:phones", " +43 1 2 \r\n\r\n+43 1 3\r\n+43 1 2"));

        assertThat(Triad.API.patches).containsExactly("{\"phones\":[\"+43 1 2\",\"+43 1 3\"]}");
    }

    @Test
    void linesOfABiography_endAsTheBackendTakesThem() {
        save(Map.of("form:biography", "One\r\nTwo\r\n"));

        assertThat(Triad.API.patches).containsExactly("{\"biography\":\"One\\nTwo\"}");
    }

    @Test
    void whoSeesAField_isChosenBesideIt() {
        save(Map.of("form:seen_phones", "me", "form:seen_email", "colleagues"));

        assertThat(Triad.API.patches).containsExactly("{\"visibility\":{\"phones\":\"me\",\"email\":\"colleagues\"}}");
        assertThat(browser.get("/profile").body())
                .contains("Who sees this: Phones", "Only me", "Colleagues", "Everyone signed in");
    }

    @Test
    void audienceThatThereIsNot_isNotSent() {
        save(Map.of("form:seen_phones", "the world"));

        assertThat(Triad.API.patches).isEmpty();
    }

    @Test
    void absence_isSentWhole() {
        Triad.API.details =
                ",\"out_of_office\":{\"from\":\"2027-01-31\",\"until\":\"2027-02-07\",\"message\":\"Skiing\"}";
        save(Map.of("form:out_of_office_until", "2027-02-09"));
        save(Map.of("form:out_of_office_from", "", "form:out_of_office_until", "", "form:out_of_office_message", " "));

        assertThat(Triad.API.patches)
                .containsExactly(
                        "{\"out_of_office\":{\"from\":\"2027-01-31\",\"until\":\"2027-02-09\",\"message\":\"Skiing\"}}",
                        "{\"out_of_office\":null}");
    }

    /** What the page does not ask, a forged form does not send on. */
    @Test
    void departmentInTheForm_isNotSent() {
        save(Map.of("form:department", "mill", "department", "mill"));

        assertThat(Triad.API.patches).containsOnly("{}");
    }

    @Test
    void staleEdit_keepsWhatWasTypedAndShowsTheNewer() {
        Map<String, String> form = Browser.form(browser.get("/profile").body());
        Triad.API.version.set(7);
        Triad.API.jobTitle = "Poet";
        form.put("form:job_title", "Programmer");

        String page = browser.submit("/profile", form).body();

        assertThat(page).contains("changed elsewhere", "value=\"Programmer\"", "Poet");
        Map<String, String> again = Browser.form(page);
        again.remove("form:give_job_title");
        assertThat(browser.submit("/profile", again).statusCode()).isIn(302, 303);
        assertThat(Triad.API.patches).last().isEqualTo("{\"job_title\":\"Programmer\"}");
    }

    @Test
    void staleEditGivenUp_isNotSent() {
        Map<String, String> form = Browser.form(browser.get("/profile").body());
        Triad.API.version.set(7);
        Triad.API.jobTitle = "Poet";
        form.put("form:job_title", "Programmer");
        form.put("form:location", "Ockham");
        Map<String, String> again =
                Browser.form(browser.submit("/profile", form).body());
        again.put("form:give_job_title", "on");

        assertThat(browser.submit("/profile", again).statusCode()).isIn(302, 303);
        assertThat(Triad.API.patches).last().isEqualTo("{\"location\":\"Ockham\"}");
    }

    /** What only somebody else changed is theirs, and is not turned back by what the page had before. */
    @Test
    void staleEditOfAnotherField_takesOverTheirs() {
        Map<String, String> form = Browser.form(browser.get("/profile").body());
        Triad.API.version.set(7);
        Triad.API.jobTitle = "Poet";
        Triad.API.visibility = Triad.API.visibility.replace("\"phones\":\"everyone\"", "\"phones\":\"me\"");
        form.put("form:location", "Ockham");

        String page = browser.submit("/profile", form).body();
        assertThat(page).contains("you had not touched it", "value=\"Poet\"", "value=\"Ockham\"");
        browser.submit("/profile", Browser.form(page));

        assertThat(Triad.API.patches).last().isEqualTo("{\"location\":\"Ockham\"}");
    }

    /** A double click without a script, or a form sent again by the back button. */
    @Test
    void sameFormTwice_isSavedOnceAndNoConflict() {
        Map<String, String> form = Browser.form(browser.get("/profile").body());
        form.put("form:job_title", "Programmer");
        browser.submit("/profile", form);
        Triad.API.jobTitle = "Programmer";

        HttpResponse<String> second = browser.submit("/profile", form);

        assertThat(Browser.location(second)).endsWith("/profile?saved=yes");
        assertThat(Triad.API.version.get()).isEqualTo(2);
    }

    /** Such as a new photo, which the form has nothing to do with. */
    @Test
    void staleEditWhereNoFieldIsOther_isSaved() {
        Map<String, String> form = Browser.form(browser.get("/profile").body());
        Triad.API.version.set(7);
        form.put("form:job_title", "Programmer");

        assertThat(Browser.location(browser.submit("/profile", form))).endsWith("/profile?saved=yes");
        assertThat(Triad.API.version.get()).isEqualTo(8);
    }

    @Test
    void backendAwayOnAStaleEdit_keepsWhatWasTyped() {
        Map<String, String> form = Browser.form(browser.get("/profile").body());
        form.put("form:job_title", "Programmer");
        Triad.API.status = 412;

        assertThat(browser.submit("/profile", form).body())
                .contains("could not be saved just now", "value=\"Programmer\"");
    }

    @Test
    void badField_isToldBesideTheField() {
        Triad.API.problem = "{\"errors\":[{\"field\":\"phones\",\"detail\":\"Digits only\"}]}";

        String page = refusedSave(422);

        assertThat(page)
                .contains("Up to 5 different numbers", "Nothing is saved yet", "value=\"Programmer\"")
                .doesNotContain("Digits only");
        assertThat(page.substring(page.indexOf("id=\"form:phones\""))).containsPattern("aria-invalid=\"true\"");
    }

    @Test
    void badAbsence_isToldBesideItsFirstDay() {
        Triad.API.problem = "{\"errors\":[{\"field\":\"out_of_office\",\"detail\":\"Needs days\"}]}";

        assertThat(refusedSave(422))
                .contains("Give both days")
                .containsPattern("id=\"form:out_of_office_from\"[^>]*aria-invalid=\"true\"");
    }

    @Test
    void unknownField_isToldAboveTheForm() {
        Triad.API.problem = "{\"errors\":[{\"field\":\"shoe_size\",\"detail\":\"Too <big>\"}]}";

        assertThat(refusedSave(400)).contains("Too &lt;big&gt;").doesNotContain("Too <big>");
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
