package triad.frontend.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.fake.Browser;
import triad.frontend.fake.FakeFiles;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** The page of one import: how far it is, what is wrong with which of its rows, and what stops it. */
@WithTriad
class ImportPageIT {
    private static final String PAGE = "/imports/" + FakeFiles.ID;
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        browser.signIn("/profile");
        Triad.API.files.letIn();
    }

    @Test
    void runningOne_saysHowFarItIs_andCanBeStopped() {
        assertThat(browser.get(PAGE).body())
                .contains("It is under way", "<progress max=\"10\" value=\"4\"", "4 of 10 people", "Stop it")
                .contains("<noscript><a", "href=\"/imports\"", "bob")
                .doesNotContain("Now import it", "???");
    }

    @Test
    void script_getsWhatChanges() {
        Triad.API.files.errors = "{\"row\":2,\"detail\":\"x\"}";
        String part = browser.get(PAGE, "Triad-Part", "import").body();

        assertThat(part).contains("4 of 10 people", "data-over=\"no\"").doesNotContain("<html", "<h1", "What is wrong");
        assertThat(Triad.API.files.calls).noneMatch(call -> call.uri().contains("/errors"));
    }

    @Test
    void scriptIsGivenTheErrorsAtTheEnd() {
        Triad.API.files.one = FakeFiles.of("done", false, 10, 10, 1);
        Triad.API.files.errors = "{\"row\":2,\"detail\":\"x\"}";

        assertThat(browser.get(PAGE, "Triad-Part", "import").body()).contains("data-over=\"yes\"", "What is wrong");
    }

    @Test
    void cleanTrial_leadsToTheImport() {
        Triad.API.files.one = FakeFiles.of("done", true, 10, 10, 0);

        assertThat(browser.get(PAGE).body())
                .contains("Would change", "Nothing is wrong with this file", "href=\"/imports/new?ready=yes\"")
                .doesNotContain("Stop it");
        assertThat(browser.get("/imports/new?ready=yes").body()).contains("Choose the same file once more");
    }

    @ParameterizedTest
    @CsvSource({
        "done, true, 10, 10, 1, An import would do the other rows",
        "done, false, 10, 10, 1, The other rows are done",
        "done, false, 10, 10, 0, All of it is done",
        "done, true, 0, 0, 0, There was nobody in this file",
        "failed, false, 10, 4, 0, rows that are done already do no harm",
        "cancelled, false, 10, 4, 0, the rest was not done"
    })
    void otherEnd_saysWhatToDo(String state, boolean trial, int rows, int done, int failed, String sentence) {
        Triad.API.files.one = FakeFiles.of(state, trial, rows, done, failed);

        assertThat(browser.get(PAGE).body())
                .contains(sentence, "href=\"/imports/new\"")
                .doesNotContain("Now import it", "Stop it", "???");
    }

    @Test
    void stateThatNobodyKnows_isAnOrdinaryOne() {
        Triad.API.files.one = FakeFiles.of("<paused>", false, 10, 4, 0);

        assertThat(browser.get(PAGE).body()).contains("It is under way").doesNotContain("paused", "???");
    }

    @Test
    void errors_areATable_andNoMarkup() {
        Triad.API.files.one = FakeFiles.of("done", false, 10, 10, 3);
        Triad.API.files.errors = """
                {"row":2,"sub":"johann-huber","field":"department","detail":"There is no such department"},
                {"row":3,"detail":"Has 3 cells where 2 columns are named"},
                {"row":4,"sub":"<img src=x>/../","field":"<b>f</b>","detail":"<script>alert(1)</script>"}""";
        String page = browser.get(PAGE).body();

        assertThat(page)
                .contains("href=\"/people/johann-huber\"", "There is no such department", "The whole row")
                .contains("&lt;img src=x&gt;/../", "&lt;b&gt;f", "&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert", "<img src=x", "<b>f", "???");
    }

    @Test
    void furtherErrors_areOnFurtherPages() {
        Triad.API.files.one = FakeFiles.of("done", false, 90, 90, 60);
        Triad.API.files.errors = "{\"row\":2,\"detail\":\"x\"}";
        Triad.API.files.link = "</api/imports/" + FakeFiles.ID + "/errors?limit=50&after=51.0>; rel=\"next\"";

        assertThat(browser.get(PAGE).body())
                .contains("href=\"" + PAGE + "?after=51.0\"")
                .doesNotContain("Back to the first");
        assertThat(browser.get(PAGE + "?after=51.0").body()).contains("Back to the first");
        assertThat(Triad.API.files.calls.get(Triad.API.files.calls.size() - 1).uri())
                .contains("limit=50", "after=51.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "51", "51.0%26limit=9", "..%2f", "99999999999.0", ""})
    void forgedPlace_isTheBeginning(String after) {
        Triad.API.files.one = FakeFiles.of("done", false, 90, 90, 60);

        assertThat(browser.get(PAGE + "?after=" + after).statusCode()).isEqualTo(200);
        assertThat(Triad.API.files.calls.get(Triad.API.files.calls.size() - 1).uri())
                .endsWith("/errors?limit=50");
    }

    @Test
    void errorsThatCannotBeHad_leaveTheRest() {
        Triad.API.files.one = FakeFiles.of("done", false, 10, 10, 3);
        Triad.API.files.errorStatus = 503;
        HttpResponse<String> page = browser.get(PAGE);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("10 of 10 people", "cannot be shown just now");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/import",
                "/imports/x",
                "/imports/",
                "/imports/" + FakeFiles.ID + "/errors",
                "/imports/" + FakeFiles.ID + "x",
                "/imports/%2e%2e%2fnothing",
                "/imports/..;/export"
            })
    void whatIsNoImport_isSaidSo_andNobodyIsAsked(String path) {
        HttpResponse<String> answer = browser.get(path);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("Payara", "???");
        assertThat(Triad.API.files.calls).isEmpty();
    }

    @Test
    void forgottenImport_isSaidSo_withAWayOn() {
        HttpResponse<String> answer = browser.get("/imports/00000000-0000-0000-0000-000000000000");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("There is no such import", "href=\"/imports\"")
                .doesNotContain("raw detail");
    }

    @Test
    void stop_stopsIt() {
        String page = Browser.location(browser.submit(PAGE + "/stop", Map.of()));

        assertThat(page).endsWith(PAGE + "?told=stopped");
        assertThat(browser.get(page).body()).contains("It is stopped. What was done stays.", "It was stopped");
        assertThat(Triad.API.files.calls)
                .anyMatch(call -> call.method().equals("DELETE") && call.uri().equals("/api/imports/" + FakeFiles.ID));
    }

    @ParameterizedTest
    @CsvSource({
        "409, conflict, It was over before",
        "429, too_many, Please try again",
        "503, away, could not be stopped",
        "500, away, could not be stopped"
    })
    void stopThatCannotBe_isASentence(int status, String word, String sentence) {
        Triad.API.files.status = status;
        String page = Browser.location(browser.submit(PAGE + "/stop", Map.of()));

        assertThat(page).endsWith("?told=" + word);
        assertThat(browser.get(page).body()).contains("message bad", sentence).doesNotContain("???");
    }

    @Test
    void stopWithoutPermission_fetchesIt_andStopsNothingByItself() {
        Triad.API.files.mayWrite = false;
        String page = Browser.location(browser.submit(PAGE + "/stop", Map.of()));
        Triad.PROVIDER.pushed.clear();
        String back = Browser.location(browser.signIn(page));

        assertThat(Triad.PROVIDER.pushed).singleElement().satisfies(request -> assertThat(request.get("scope"))
                .endsWith(" people:write"));
        assertThat(browser.get(back).body()).contains("press the button once more", "It is under way");
    }

    @Test
    void otherSite_stopsNothing() {
        assertThat(browser.post(PAGE + "/stop", Map.of(), "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get(PAGE + "/stop").statusCode()).isEqualTo(404);
        assertThat(Triad.API.files.calls).noneMatch(call -> call.method().equals("DELETE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/imports/x/stop", "/imports/../imports/stop", "/imports//stop", PAGE, PAGE + "/stop/stop"})
    void stopOfWhatIsNoImport_isNone(String path) {
        assertThat(browser.submit(path, Map.of()).statusCode()).isIn(400, 404);
        assertThat(Triad.API.files.calls).noneMatch(call -> call.method().equals("DELETE"));
    }

    @Test
    void forgedNews_sayNothing() {
        assertThat(browser.get(PAGE + "?told=%3Cb%3Ehacked").body()).doesNotContain("hacked", "message bad", "???");
    }
}
