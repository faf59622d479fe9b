package triad.frontend.imports;

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

/** The directory as a download: whole or not at all, of two names, and for whom the backend lets have it. */
@WithTriad
class ExportIT {
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        browser.signIn("/profile");
        Triad.API.files.letIn();
    }

    @ParameterizedTest
    @CsvSource({"csv, text/csv", "json, application/json"})
    void directory_isADownload(String ending, String type) {
        HttpResponse<String> answer = browser.get("/export/people." + ending);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(type);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"people." + ending + "\"");
        assertThat(answer.headers().firstValue("Content-Length")).contains(Integer.toString(type.length()));
        assertThat(answer.headers().allValues("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/export",
                "/export/",
                "/export/people",
                "/export/people.xml",
                "/export/people.csv/",
                "/export/..%2fnothing",
                "/export/people.csv%3fx"
            })
    void otherPaths_leadNowhere(String path) {
        assertThat(browser.get(path).statusCode()).isIn(400, 404);
        assertThat(Triad.API.files.calls).isEmpty();
    }

    /** Half a directory would be taken for all of it (RFC 9112 §8). */
    @Test
    void fileThatBreaksOff_isNoFile() {
        Triad.API.files.missingBytes = 100;
        HttpResponse<String> answer = browser.get("/export/people.csv");

        assertThat(Browser.location(answer)).endsWith("/imports?export=away");
        assertThat(answer.body()).doesNotContain("text/csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html; x=text/csv", "application/json"})
    void otherType_isNoFile(String type) {
        Triad.API.files.exportType = type;

        assertThat(Browser.location(browser.get("/export/people.csv"))).endsWith("/imports?export=away");
    }

    @Test
    void oldSignIn_isRenewed_andThePageOffersTheFileAgain() {
        Triad.API.files.fresh = false;
        String page = Browser.location(browser.get("/export/people.json"));
        assertThat(page).endsWith("/imports?export=fresh");
        Triad.PROVIDER.pushed.clear();
        String back = Browser.location(browser.signIn(page));

        assertThat(Triad.PROVIDER.pushed).singleElement().satisfies(request -> {
            assertThat(request).containsEntry("max_age", "600");
            assertThat(request.get("scope")).doesNotContain("people:write");
        });
        assertThat(browser.get(back).body()).contains("You have signed in again", "href=\"/export/people.json\"");
    }

    @ParameterizedTest
    @CsvSource({
        "403, not_allowed, did not allow",
        "429, too_many, more often",
        "503, away, could not be taken out",
        "500, away, could not be taken out"
    })
    void refusalOfTheBackend_isASentence(int status, String word, String sentence) {
        Triad.API.files.status = status;

        assertThat(Browser.location(browser.get("/export/people.csv"))).endsWith("/imports?export=" + word);
        assertThat(browser.get("/imports?export=" + word).body())
                .contains("message bad", sentence)
                .doesNotContain("???");
    }

    @Test
    void whoIsNoAdministrator_getsASentence() {
        Triad.API.files.administrator = false;
        String page = Browser.location(browser.get("/export/people.csv"));

        assertThat(browser.get(page).statusCode()).isEqualTo(403);
        assertThat(browser.get(page).body()).contains("Only administrators can do this");
    }

    @Test
    void tokenRefused_endsTheSession() {
        Triad.API.files.status = 401;

        assertThat(Browser.location(browser.get("/export/people.csv"))).endsWith("/sign-in-failed?because=ended");
    }

    @Test
    void forgedWord_saysNothing() {
        assertThat(browser.get("/imports?export=%3Cb%3Ehacked").body()).doesNotContain("hacked", "message", "???");
    }
}
