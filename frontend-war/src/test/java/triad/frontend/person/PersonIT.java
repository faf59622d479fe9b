package triad.frontend.person;

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

/** The page of one person: what it shows, and what it does not. */
@WithTriad
class PersonIT {
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        browser.signIn("/people");
        Triad.API.people.asked.clear();
    }

    @Test
    void person_isShownWithWaysToReachThem() {
        assertThat(browser.get("/people/ada").body())
                .contains("<h1 dir=\"auto\">Ada Lovelace</h1>", "Countess", "she/her")
                .contains("href=\"mailto:ada@example.org\"", "href=\"tel:+442012\"", "+44 (20) 1-2")
                .contains("src=\"/people/ada/photo?size=512&amp;v=h4sh\"", "/people/ada/vcard", "/people/ada/qr")
                .contains("href=\"/people?department=mill\"", ">Mill</a>", "/people?location=London")
                .contains("href=\"/people?skill=C%2B%2B+%26+more\"", "C++ &amp; more")
                .contains("English (United Kingdom)", ">x</a>", "data-zone=\"Europe/London\"")
                .contains("href=\"https://ada.example/notes/\" rel=\"noopener nofollow\"", "ada.example/notes<");
        assertThat(Triad.API.people.asked).containsExactly("/api/people/ada", "/api/people/ada/chart?limit=24");
    }

    @Test
    void chart_leadsUpAndDown() {
        String page = browser.get("/people/ada").body();

        assertThat(page).contains("Bob &lt;b&gt;Okafor", "/people/ada?after=zoe%2B1#chart");
        assertThat(page.indexOf("/people/top\"")).isPositive().isLessThan(page.indexOf("/people/bob\""));
        assertThat(page.indexOf("aria-current=\"true\""))
                .isBetween(page.indexOf("/people/bob\""), page.indexOf("/people/zoe\""));
        browser.get("/people/ada?after=zoe%2B1");
        assertThat(Triad.API.people.asked).last().isEqualTo("/api/people/ada/chart?limit=24&after=zoe%2B1");
    }

    @Test
    void chartThatCannotBeHad_leavesTheRest() {
        Triad.API.people.chartStatus = 503;
        HttpResponse<String> answer = browser.get("/people/ada");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Ada Lovelace", "cannot be shown just now");
    }

    @Test
    void whatIsNotTold_leavesNoRow() {
        Triad.API.people.person = "{\"sub\":\"ada\",\"name\":\"Ada\"}";
        Triad.API.people.chart = "{\"managers\":[],\"person\":{\"sub\":\"ada\",\"name\":\"Ada\"},\"reports\":[]}";

        assertThat(browser.get("/people/ada").body())
                .contains(">Ada</h1>", "There is no more that you may see.")
                .doesNotContain("<dt>", "data-zone", "photo?", "mailto:", "In the organisation", "null");
    }

    @Test
    void markupInData_isText() {
        assertThat(browser.get("/people/ada").body())
                .contains("One\n&lt;i&gt;two&lt;/i&gt;")
                .doesNotContain("<i>two", "<b>Okafor");
    }

    /** ATTACKS 27, 28, and no address but of the web, whatever the backend let through. */
    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "https://ada@evil.example/"})
    void wrongLink_leadsNowhere(String link) {
        Triad.API.people.person = "{\"sub\":\"ada\",\"name\":\"Ada\",\"links\":[\"" + link + "\"]}";

        assertThat(browser.get("/people/ada").body()).contains(link).doesNotContain("href=\"" + link);
    }

    @ParameterizedTest
    @CsvSource({
        "2000-01-01, 2999-12-31, 'Out of office until 31 December 2999'",
        "2999-01-01, 2999-12-31, 'Out of office from 1 January 2999 until 31 December 2999'"
    })
    void absence_isTold(String from, String until, String sentence) {
        Triad.API.people.person = """
            {"sub":"ada","name":"Ada","out_of_office":{"from":"%s","until":"%s","message":"Ask <Bob>"}}""".formatted(from, until);

        assertThat(browser.get("/people/ada").body()).contains(sentence, "Ask &lt;Bob&gt;");
    }

    @Test
    void absenceThatIsOver_isNotTold() {
        Triad.API.people.person = """
            {"sub":"ada","name":"Ada","out_of_office":{"from":"2000-01-01","until":"2000-01-02","message":"Gone"}}""";

        assertThat(browser.get("/people/ada").body()).doesNotContain("Out of office", "Gone");
    }

    @ParameterizedTest
    @CsvSource({
        "404, 404, Nobody is found here",
        "403, 403, You did not allow this site to read people",
        "429, 429, Please wait 7 seconds",
        "500, 503, This cannot be shown just now"
    })
    void refusal_isToldKindly(int theirs, int ours, String sentence) {
        Triad.API.people.status = theirs;
        HttpResponse<String> answer = browser.get("/people/ada");

        assertThat(answer.statusCode()).isEqualTo(ours);
        assertThat(answer.body())
                .contains(sentence, "class=\"button\" href=\"/people")
                .doesNotContain("raw detail", "Ada");
    }

    @Test
    void tokenRefused_leadsToSignIn() {
        Triad.API.people.status = 401;

        assertThat(Browser.location(browser.get("/people/ada"))).endsWith("/sign-in-failed?because=ended");
    }

    /** ATTACKS 23, 24, 83: nobody by another spelling, and no call that leads elsewhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/person",
                "/people/",
                "/people/..;/ada",
                "/people/a%2fb",
                "/people/ada/history",
                "/people/ada/photo/x",
                "/people/%2e%2e/photo",
                "/people/ada/../../profile.xhtml",
                "/people/a%5cb",
                "/people/a%3fb",
                "/people/ada%00",
                "/people/%20",
                "/people/ada/VCARD"
            })
    void otherPath_showsNobodyAndAsksNothing(String path) {
        HttpResponse<String> answer = browser.get(path);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("Lovelace", "Payara", "Stack");
        assertThat(Triad.API.people.asked).isEmpty();
    }

    /** The server takes them for another page of ours. */
    @ParameterizedTest
    @ValueSource(strings = {"/people/..", "/people/%2e%2e", "/people/ada%2f..%2f..%2fprofile", "/people/ada/../../x"})
    void pathThatLeadsAway_asksForNobody(String path) {
        browser.get(path);

        assertThat(Triad.API.people.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/people/ada", "/people/ada/photo", "/people/ada/vcard", "/people/ada/qr", "/person"})
    void stranger_isSentToSignIn(String path) {
        HttpResponse<String> answer = new Browser().get(path);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer)).startsWith(Triad.ISSUER);
        assertThat(Triad.API.people.asked).isEmpty();
    }

    @Test
    void otherMethod_isRefused() {
        assertThat(browser.submit("/people/ada", Map.of()).statusCode()).isEqualTo(405);
        assertThat(Triad.API.people.asked).isEmpty();
    }

    @Test
    void page_isNotCachedAndHoldsNoToken() {
        HttpResponse<String> answer = browser.get("/people/ada");

        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.body()).doesNotContain("ViewState").doesNotContainPattern(Triad.ANY_TOKEN);
    }
}
