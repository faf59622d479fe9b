package triad.frontend.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.FakePeople;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** The search for people without a script: what it asks, what it shows, and how it takes a refusal. */
@WithTriad
class PeopleIT {
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
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

    @Test
    void nobodyAtAll_isToldAsSuch() {
        Triad.API.people.listed = List.of();

        assertThat(browser.get("/people").body()).contains("Nobody is here yet").doesNotContain("Nobody is found");
    }

    @Test
    void page_isNotCachedAndNeedsNoStateAndNoOtherScript() {
        HttpResponse<String> answer = browser.get("/people");

        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.body()).doesNotContain("ViewState", "primefaces").doesNotContainPattern(Triad.ANY_TOKEN);
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
