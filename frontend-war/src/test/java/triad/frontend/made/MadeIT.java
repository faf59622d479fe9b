package triad.frontend.made;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Nodes;
import triad.frontend.fake.Triad;

/** "How this page was made" at a server that is for development. */
class MadeIT {
    private static final Pattern LINK = Pattern.compile("href=\"(/made\\?trace=[0-9a-f]{32})\"");
    private static final Nodes NODES = new Nodes();

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        Triad.reset();
        NODES.start(0, Map.of("FRONTEND_DEVELOPMENT", "true")).awaitReady();
    }

    @AfterAll
    static void stop() {
        NODES.close();
    }

    @BeforeEach
    void reset() {
        Triad.reset();
    }

    @Test
    void page_leadsToHowItWasMade() {
        browser.signIn(0);
        String made = howMade(get("/profile").body()).body();

        assertThat(made)
                .contains("GET /profile", "GET /api/profile", "A token that says nothing", "No token: a cookie");
        assertThat(made).contains(">200<").doesNotContain("no answer");
    }

    /** By which a page's scripts tell the page about how pages are made what they have asked; looking at that asks nothing more. */
    @Test
    void answer_namesItsTrace_alsoToAScript() {
        browser.signIn(0);
        HttpResponse<String> page = get("/profile");
        assertThat(traces(page))
                .containsExactly("trace;desc=" + link(page.body()).substring("/made?trace=".length()));

        HttpResponse<String> part = browser.get(Nodes.url(0) + "/people?q=a", "Triad-Part", "results");
        String made = "/made?" + traces(part).get(0).replace("trace;desc=", "trace=");
        assertThat(get(made).body()).contains("GET /people", "GET /api/people");
        assertThat(traces(get(made))).isEmpty();
        assertThat(traces(get("/who"))).isEmpty();
        assertThat(get(made).body()).doesNotContain("GET /who", "GET /made");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "it", "pt"})
    void how_isToldInTheLanguage(String language) {
        ResourceBundle texts = ResourceBundle.getBundle("triad.frontend.text", Locale.forLanguageTag(language));
        browser.signIn(0);
        String page = get("/profile").body();

        assertThat(browser.get(Nodes.url(0) + link(page), "Accept-Language", language)
                        .body())
                .contains(texts.getString("made.lead"), texts.getString("made.what.api"))
                .doesNotContain("???");
    }

    @Test
    void signIn_isAmongTheLastRequests_withoutItsCode() {
        browser.signIn(0);
        String made = howMade(get("/profile").body()).body();
        Matcher callback = Pattern.compile(
                        "href=\"(/made\\?trace=[0-9a-f]{32})\"[^>]*><span class=\"wire\">GET /callback")
                .matcher(made);
        assertThat(callback.find()).isTrue();
        String told = get(callback.group(1)).body();

        assertThat(told).contains("POST /token", "redeems the code", ">303<");
        assertThat(told).doesNotContain("code=", "state=").doesNotContainPattern(Triad.ANY_TOKEN);
    }

    /** The session is the key: neither a stranger nor somebody else who is signed in sees it. */
    @Test
    void whatSomebodyElseDid_isNotShown() {
        browser.signIn(0);
        String link = link(get("/profile").body());
        Browser other = new Browser();
        other.signIn(0);

        assertThat(other.get(Nodes.url(0) + link).statusCode()).isEqualTo(404);
        assertThat(other.get(Nodes.url(0) + link).body()).doesNotContain("/api/profile<");
        assertThat(new Browser().get(Nodes.url(0) + link).statusCode()).isEqualTo(404);
        assertThat(get(link).statusCode()).isEqualTo(200);
    }

    @Test
    void whatTheBackendTells_isDrawn_andEscaped() {
        browser.signIn(0);
        Triad.API.spans = parent -> spans(parent, "CN=<script>alert(1)</script>");
        String made = howMade(get("/profile").body()).body();

        assertThat(Triad.API.calls.get(0).getFirst("Triad-spans")).isEqualTo("wanted");
        assertThat(made).contains("CN=&lt;script&gt;alert(1)").doesNotContain("<script>alert(1)");
    }

    @Test
    void spansThatMakeNoSense_doNoHarm() {
        browser.signIn(0);
        for (String nonsense : new String[] {"!", "W10", "e30", "A".repeat(7000), spans("0000000000000000", "x")}) {
            Triad.API.spans = parent -> nonsense;
            HttpResponse<String> made = howMade(get("/profile").body());
            assertThat(made.statusCode()).isEqualTo(200);
            assertThat(made.body()).contains("GET /api/profile");
        }
    }

    /** Only what a browser sends itself is refused: its header is as good as none. */
    @Test
    void headersOfABrowser_changeNothing() {
        browser.signIn(0);
        HttpResponse<String> page = browser.get(
                Nodes.url(0) + "/profile",
                "Triad-Spans",
                "wanted",
                "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        assertThat(page.headers().map()).doesNotContainKey("triad-spans");
        assertThat(link(page.body())).doesNotContain("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void backendThatRefuses_isToldInRed() {
        browser.signIn(0);
        Triad.API.status = 503;

        assertThat(howMade(get("/profile").body()).body()).contains("status failed", ">503<");
    }

    @Test
    void onlyTheLastRequestsAreKept() {
        browser.signIn(0);
        String first = link(get("/profile").body());
        for (int i = 0; i < 20; i++) {
            get("/settings");
        }

        assertThat(get(first).statusCode()).isEqualTo(404);
        assertThat(get(first).body()).contains("Nothing was recorded");
    }

    @Test
    void addressesThatNobodyHas_areNotFound() {
        browser.signIn(0);
        for (String path :
                new String[] {"/made", "/made?trace=", "/made?trace=%3Cscript%3E", "/made?trace=" + "0".repeat(32)}) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("<script>alert");
        }
    }

    private HttpResponse<String> get(String path) {
        return browser.get(Nodes.url(0) + path);
    }

    private static List<String> traces(HttpResponse<String> answer) {
        return answer.headers().allValues("Server-Timing");
    }

    private HttpResponse<String> howMade(String page) {
        return get(link(page));
    }

    private static String link(String page) {
        Matcher link = LINK.matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String spans(String parent, String caller) {
        String json = """
            [{"spanId":"00f067aa0ba902b7","parentSpanId":"%s","service":"backend","server":true,"startTimeUnixNano":"1",
              "endTimeUnixNano":"2","attributes":{"tls.client.subject":"%s"}}]""".formatted(parent, caller);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
