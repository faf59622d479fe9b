package triad.frontend.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** The history of one's profile: in words, page by page. */
@WithTriad
class HistoryIT {
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        browser.signIn("/profile");
    }

    @Test
    void nothingChanged_isToldKindly() {
        assertThat(page()).contains("<h1>History of your profile</h1>", "Nothing has been changed yet");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"field":"job_title","old":"Countess","new":"Poet"} | Job title | Countess | Poet
            {"field":"phones","old":null,"new":"[\\"1\\",\\"2\\"]"} | Phones | nothing | 1, 2
            {"field":"visibility.phones","old":null,"new":"me"} | Who sees this: Phones | as usual | Only me
            {"field":"out_of_office","old":null,"new":"{\\"from\\":\\"2027-01-31\\",\\"until\\":\\"2027-02-07\\",\\"message\\":\\"Away\\"}"} | Out of office | nothing | 31 January 2027 to 7 February 2027: Away
            {"field":"department","old":null,"new":"mill"} | Department | nothing | Mill
            {"field":"manager","old":"unknown","new":"charles"} | Manager | unknown | Charles Babbage
            {"field":"photo","old":null,"new":"O2R8CUlhtyYoC1v2CqcEEEVlYwTpGuKyQRZ6DSFWQY8"} | Photo | nothing | a photo
            {"field":"languages","old":"[\\"en\\"]","new":"[\\"de-AT\\",\\"x\\"]"} | Languages | English | German (Austria), x
            {"field":"shoe_size","old":"38","new":"39"} | shoe_size | 38 | 39
            {"field":"links","old":null,"new":"[oops"} | Links | nothing | [oops
            """)
    void change_isToldInWords(String change, String field, String old, String became) {
        Triad.API.own.changesOfHers =
                "{\"version\":1,\"at\":\"2026-01-02T03:04:05.678Z\",\"by\":\"ada\",\"fields\":[" + change + "]}";

        assertThat(page())
                .contains("<dt>" + field + "</dt>", "</span>" + old + "</del>", "</span>" + became + "</ins>")
                .contains(">You</b>", "datetime=\"2026-01-02T03:04:05.678Z\"", "2 January 2026, 03:04 UTC");
    }

    @Test
    void changeOfAnAdministrator_hasTheirName() {
        Triad.API.own.changesOfHers =
                "{\"version\":1,\"at\":\"2026-01-02T03:04:05Z\",\"by\":\"charles\",\"fields\":[]}";

        assertThat(page()).contains(">Charles Babbage</b>").doesNotContain(">You</b>");
    }

    @Test
    void markupInAChange_isText() {
        Triad.API.own.changesOfHers =
                "{\"version\":1,\"at\":\"2026-01-02T03:04:05Z\",\"by\":\"ada\",\"fields\":[{\"field\":\"<i>\",\"old\":\"<script>\",\"new\":null}]}";

        assertThat(page()).contains("&lt;script&gt;", "&lt;i&gt;").doesNotContain("<i>");
    }

    @Test
    void earlierChanges_areAnotherPage() {
        Triad.API.own.link = "</api/profile/history?limit=20&after=12>; rel=\"next\"";
        Triad.API.own.changesOfHers = "{\"version\":13,\"at\":\"2026-01-02T03:04:05Z\",\"by\":\"ada\",\"fields\":[]}";

        assertThat(page()).contains("href=\"/profile/history?after=12\"").doesNotContain("Latest changes");
        Triad.API.own.link = "";
        assertThat(browser.get("/profile/history?after=12").body())
                .contains("Latest changes")
                .doesNotContain("Earlier changes");
        assertThat(Triad.API.own.queries).containsExactly("limit=20", "limit=20&after=12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1%26limit=1000", "1234567890", ""})
    void placeThatThereIsNot_isTheBeginning(String after) {
        browser.get("/profile/history?after=" + after);

        assertThat(Triad.API.own.queries).containsExactly("limit=20");
    }

    @Test
    void backendAway_isToldKindly() {
        Triad.API.own.history = 503;
        HttpResponse<String> answer = browser.get("/profile/history");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("cannot be shown just now", "Try again");
    }

    @Test
    void consentMissing_isToldKindly() {
        Triad.API.own.history = 403;

        assertThat(page()).contains("You did not share your profile");
    }

    @Test
    void tokenRefused_endsTheSession() {
        Triad.API.own.history = 401;

        assertThat(Browser.location(browser.get("/profile/history"))).endsWith("/sign-in-failed?because=ended");
    }

    @Test
    void stranger_isSentToSignIn() {
        assertThat(Browser.location(new Browser().get("/profile/history"))).startsWith(Triad.ISSUER);
    }

    private String page() {
        return browser.get("/profile/history").body();
    }
}
