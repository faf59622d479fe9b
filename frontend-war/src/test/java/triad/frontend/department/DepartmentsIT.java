package triad.frontend.department;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** The page of the departments. */
@WithTriad
class DepartmentsIT {
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        browser.signIn("/departments");
    }

    @Test
    void tree_isNestedAndLeadsToThePeople() {
        String page = browser.get("/departments").body();

        assertThat(page)
                .containsSubsequence(
                        "<ul class=\"tree\">",
                        "href=\"/people?department=engine\" dir=\"auto\">Analytical Engine</a>",
                        "<ul class=\"tree\">",
                        "href=\"/people?department=mill\" dir=\"auto\">Mill</a>",
                        "</ul>",
                        "</ul>");
        assertThat(page).contains("<a href=\"/departments\" aria-current=\"page\">Departments</a>");
    }

    @Test
    void markupInNames_isText() {
        Triad.API.departmentList = "{\"departments\":[{\"id\":\"x\",\"name\":\"R&D <b>\"}]}";

        assertThat(browser.get("/departments").body())
                .contains("R&amp;D &lt;b&gt;")
                .doesNotContain("<b>");
    }

    @Test
    void noDepartments_areToldAsSuch() {
        Triad.API.departmentList = "{\"departments\":[]}";

        assertThat(browser.get("/departments").body()).contains("There are no departments yet", "href=\"/people\"");
    }

    @ParameterizedTest
    @CsvSource({
        "403, 403, You did not allow this site to read people",
        "404, 404, There is nothing here",
        "429, 429, That was a lot at once",
        "500, 503, This cannot be shown just now"
    })
    void refusal_isToldKindly(int theirs, int ours, String sentence) {
        Triad.API.departments = theirs;
        HttpResponse<String> answer = browser.get("/departments");

        assertThat(answer.statusCode()).isEqualTo(ours);
        assertThat(answer.body()).contains(sentence, "class=\"button\"");
    }

    @Test
    void tokenRefused_leadsToSignIn() {
        Triad.API.departments = 401;

        assertThat(Browser.location(browser.get("/departments"))).endsWith("/sign-in-failed?because=ended");
    }

    @Test
    void stranger_isSentToSignIn() {
        assertThat(Browser.location(new Browser().get("/departments"))).startsWith(Triad.ISSUER);
    }

    @Test
    void backendDown_isToldKindlyAndRecovers() {
        Triad.API.stop();
        assertThat(browser.get("/departments").statusCode()).isEqualTo(503);

        Triad.reset();
        assertThat(browser.get("/departments").body()).contains("Mill");
    }
}
