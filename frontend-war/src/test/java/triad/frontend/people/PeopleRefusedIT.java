package triad.frontend.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** The search for people where it finds nobody because something is in the way: a refusal, an outage, no sign-in. */
@WithTriad
class PeopleRefusedIT {
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        browser.signIn("/people");
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, Nobody can be looked for like that",
        "403, 403, You did not allow this site to read people",
        "500, 503, This cannot be shown just now",
        "503, 503, This cannot be shown just now"
    })
    void refusal_isToldKindly(int theirs, int ours, String sentence) {
        Triad.API.people.status = theirs;
        HttpResponse<String> answer = browser.get("/people?q=ada");

        assertThat(answer.statusCode()).isEqualTo(ours);
        assertThat(answer.body())
                .contains(sentence, "<a class=\"button\" href=\"/people")
                .doesNotContain("raw detail");
    }

    @Test
    void tooManyQuestions_areToldWithWhenToGoOn() {
        Triad.API.people.status = 429;
        HttpResponse<String> answer = browser.get("/people?q=ada&department=mill");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body())
                .contains("Please wait 7 seconds.", "value=\"ada\"", "data-seconds=\"7\"")
                .contains("<option value=\"mill\" selected");
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "Wed, 21 Oct 2026 07:28:00 GMT", "-1", "99999999999"})
    void oddRetryAfter_isNotPassedOn(String value) {
        Triad.API.people.status = 429;
        Triad.API.people.retryAfter = value;
        HttpResponse<String> answer = browser.get("/people");

        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(answer.body()).contains("Please wait a moment.");
    }

    @Test
    void backendDown_isToldKindlyAndRecovers() {
        Triad.API.stop();
        HttpResponse<String> answer = browser.get("/people?q=ada");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("This cannot be shown just now", "href=\"/people?q=ada\"", "value=\"ada\"");

        Triad.reset();
        assertThat(browser.get("/people").body()).contains("Ada Lovelace");
    }

    @Test
    void nonsenseForAnAnswer_isAnOutage() {
        Triad.API.people.listed = List.of("{\"sub\":");

        assertThat(browser.get("/people").statusCode()).isEqualTo(503);
    }

    @Test
    void tokenRefused_leadsToSignInAndNotInCircles() {
        Triad.API.people.status = 401;

        assertThat(Browser.location(browser.get("/people"))).endsWith("/sign-in-failed?because=ended");
        assertThat(Browser.location(browser.get("/people"))).startsWith(Triad.ISSUER + "/authorize");
    }

    @Test
    void stranger_isSentToSignInAndBack() {
        Browser stranger = new Browser();
        Triad.API.people.asked.clear();

        assertThat(stranger.get("/people", "Sec-Fetch-Mode", "cors").statusCode())
                .isEqualTo(401);
        assertThat(Browser.location(stranger.get(stranger.atProvider("/people?q=ada&view=table"))))
                .endsWith("/people?q=ada&view=table");
        assertThat(Triad.API.people.asked).isEmpty();
    }

    /** ATTACKS 83: no other spelling is a way past the sign-in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people/",
                "/people;x=1",
                "/PEOPLE",
                "/./people",
                "//people",
                "/%70eople",
                "/x/../people",
                "/people.xhtml",
                "/assets/people",
                "/departments;x=1",
                "/%64epartments",
                "/person;x=1"
            })
    void otherSpelling_showsStrangersNobody(String path) {
        Triad.API.people.asked.clear();
        HttpResponse<String> answer = new Browser().get(Triad.FRONTEND + path);

        assertThat(answer.statusCode()).isNotEqualTo(200);
        assertThat(answer.body()).doesNotContain("Lovelace", "Mill");
        assertThat(Triad.API.people.asked).isEmpty();
    }
}
