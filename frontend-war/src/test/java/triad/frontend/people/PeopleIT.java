package triad.frontend.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.fake.Browser;
import triad.frontend.fake.FakePeople;
import triad.frontend.fake.Triad;

/** The search for people without a script: what it asks, what it shows, and how it takes a refusal. */
@ExtendWith(ArquillianExtension.class)
class PeopleIT {
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        Triad.reset();
        browser.signIn("/people");
    }

    @Test
    void everybody_isListedWithAWayToEach() {
        assertThat(browser.get("/people").body())
                .contains("href=\"/people/ada\"", "Ada Lovelace", "Job of ada", "Mill", "Graz", "3 people")
                .doesNotContain("rel=\"next\"");
        assertThat(Triad.API.people.asked).containsExactly("/api/people?limit=24");
    }

    @Test
    void call_carriesTheTokenAndNothingOfTheBrowser() {
        browser.get("/people", "X-Forwarded-For", "1.2.3.4");

        assertThat(Triad.API.people.headers).singleElement().satisfies(headers -> {
            assertThat(headers.getFirst("Authorization")).startsWith("Bearer at-");
            assertThat(headers).doesNotContainKeys("Cookie", "X-forwarded-for", "Triad-part");
        });
    }

    @Test
    void search_isPassedOnAndStaysInTheForm() {
        String page = browser.get("/people?q=%CE%B6%CF%89%CE%AE+%26&department=mill&location=&skill=Java&other=1")
                .body();

        assertThat(Triad.API.people.asked)
                .singleElement()
                .asString()
                .contains("q=%CE%B6%CF%89%CE%AE+%26", "department=mill", "skill=Java", "limit=24")
                .doesNotContain("location", "other");
        assertThat(page)
                .contains("value=\"ζωή &amp;\"", "value=\"Java\"", "<option value=\"mill\" selected=\"selected\">")
                .contains("Nobody is found", "href=\"/people\"")
                .contains("href=\"/people?q=%CE%B6%CF%89%CE%AE+%26&amp;department=mill\"");
    }

    @Test
    void table_isRememberedInTheAddress() {
        Triad.API.people.list(30);
        String page = browser.get("/people?q=person&view=table").body();

        assertThat(page)
                .contains("<table>", "p1@example.org", "/people?q=person&amp;view=table&amp;after=24")
                .contains("href=\"/people?q=person\"");
        assertThat(browser.get("/people?view=other").body()).doesNotContain("<table>");
    }

    @Test
    void nextPage_isReachedByItsLink() {
        Triad.API.people.list(30);

        assertThat(browser.get("/people").body()).contains("The first 24 people", "rel=\"next\"", "/people?after=24");
        assertThat(browser.get("/people?after=24").body())
                .contains("6 more people", "Person 29", "Back to the first")
                .doesNotContain("rel=\"next\"", "Person 23");
    }

    /** Where the API is, the configuration says, and not an answer. */
    @Test
    void part_isTheResultsAlone() {
        assertThat(browser.get("/people?q=ada", "Triad-Part", "results").body())
                .contains("id=\"results\"", "Ada Lovelace")
                .doesNotContain("<html", "<form", "<script", "Ζωή");
    }

    @Test
    void markupInData_isText() {
        assertThat(browser.get("/people").body())
                .contains("Bob &lt;b&gt;Okafor")
                .doesNotContain("<b>Okafor");
        assertThat(browser.get("/people?q=%22%3E%3Cscript%3Ealert(1)").body()).doesNotContain("<script>alert");
    }

    @Test
    void whatIsNotTold_leavesNoTrace() {
        Triad.API.people.listed = List.of("{\"sub\":\"eve\",\"name\":\"\"}");

        assertThat(browser.get("/people").body())
                .contains("<strong dir=\"auto\">eve</strong>", ">E</span>")
                .doesNotContain("null", "·  ", "photo?");
    }

    @Test
    void photo_isAskedForHere() {
        Triad.API.people.listed =
                List.of("{\"sub\":\"eve\",\"name\":\"Eve\",\"photo\":\"h4sh\",\"picture\":\"https://evil.example/x\"}");

        assertThat(browser.get("/people").body())
                .contains("src=\"/people/eve/photo?size=96&amp;v=h4sh\"")
                .doesNotContain("evil.example");
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

    @Test
    void nobodyAtAll_isToldAsSuch() {
        Triad.API.people.listed = List.of();

        assertThat(browser.get("/people").body()).contains("Nobody is here yet").doesNotContain("Nobody is found");
    }

    @Test
    void page_isNotCachedAndNeedsNoStateAndNoOtherScript() {
        HttpResponse<String> answer = browser.get("/people");

        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.body()).doesNotContain("ViewState", "primefaces", "at-", "eyJ");
        assertThat(String.join(";", answer.headers().allValues("Content-Security-Policy")))
                .contains("script-src 'self'");
    }

    @Test
    void navigation_marksThePage() {
        assertThat(browser.get("/people").body()).contains("<a href=\"/people\" aria-current=\"page\">People</a>");
        assertThat(browser.get("/profile").body())
                .contains("<a href=\"/profile\" aria-current=\"page\">Profile</a>", "<a href=\"/people\">People</a>");
    }

    @Test
    void longAndStrangeNames_areShownWhole() {
        Triad.API.people.listed = List.of(FakePeople.person("long", "W".repeat(200)));

        assertThat(browser.get("/people").body()).contains("W".repeat(200));
    }

    @Test
    void otherMethod_changesNothing() {
        Triad.API.people.asked.clear();
        browser.submit("/people", Map.of("q", "ada"));

        assertThat(Triad.API.people.asked).hasSizeLessThan(2);
    }
}
