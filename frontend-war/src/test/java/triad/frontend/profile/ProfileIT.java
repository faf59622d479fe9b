package triad.frontend.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** The profile page: what it shows, and what it says where it cannot. */
@WithTriad
class ProfileIT {
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
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
        assertThat(browser.get("/profile").body()).doesNotContainPattern(Triad.ANY_TOKEN);
    }

    @Test
    void lists_areShownAnItemALine() {
        Triad.API.details =
                ",\"phones\":[\"+43 1 2\",\"+43 1 3\"],\"languages\":[\"de-AT\"],\"skills\":[\"Java\"],\"links\":[\"https://a.example\"]";

        assertThat(Browser.form(browser.get("/profile").body()))
                .containsEntry("form:phones", "+43 1 2\n+43 1 3")
                .containsEntry("form:languages", "de-AT")
                .containsEntry("form:skills", "Java")
                .containsEntry("form:links", "https://a.example");
    }

    @Test
    void manager_isToldByName() {
        Triad.API.details = ",\"manager\":\"charles\"";

        assertThat(browser.get("/profile").body()).contains("Charles Babbage").doesNotContain("form:manager");
    }

    @Test
    void managerWhoIsNotKnown_isToldById() {
        Triad.API.details = ",\"manager\":\"unknown\"";

        assertThat(browser.get("/profile").body()).contains("dir=\"auto\">unknown</span>", "Countess");
    }

    @Test
    void department_isToldAndNotAsked() {
        assertThat(browser.get("/profile").body())
                .contains("Analytical Engine", "Your organisation says")
                .doesNotContain("form:department");
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

        assertThat(browser.get("/profile").body()).contains("dir=\"auto\">engine</span>", "Countess");
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
}
