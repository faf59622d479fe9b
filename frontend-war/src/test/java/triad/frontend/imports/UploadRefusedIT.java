package triad.frontend.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** Files that come to nothing: whom the backend does not let send one, what it refuses, and what other sites would like to send. */
@WithTriad
class UploadRefusedIT {
    private final Browser browser = new Browser();
    private final UploadForm form = new UploadForm(browser);

    @BeforeEach
    void signIn() {
        browser.signIn("/profile");
        Triad.API.files.letIn();
    }

    @ParameterizedTest
    @CsvSource({
        "400, malformed-body, malformed, cannot be read",
        "400, bad-parameter, away, could not be taken",
        "403, administrators-only, administrators_only, Only administrators",
        "403, x, not_allowed, did not allow",
        "409, conflict, conflict, Ten imports are not over yet",
        "409, idempotency-key-busy, busy, is being received already",
        "413, body-too-large, too_large, divide it into several",
        "415, x, other_kind, neither CSV nor JSON",
        "422, idempotency-key-reused, used, Choose the file again",
        "422, invalid-fields, bad_fields, names what there is not",
        "429, too-many-requests, too_many, wait a moment",
        "503, database-away, away, could not be taken",
        "500, broken, away, could not be taken",
        "502, x, away, could not be taken"
    })
    void refusalOfTheBackend_isASentence(int status, String type, String word, String sentence) {
        Triad.API.files.status = status;
        Triad.API.files.problem = "{\"type\":\"urn:triad:problem:" + type + "\"}";

        assertThat(UploadForm.refused(form.send(form.key(), "import", "people.csv", "text/csv", UploadForm.FILE)))
                .isEqualTo(word);
        assertThat(browser.get("/imports/new?refused=" + word).body())
                .contains("message bad", sentence, "type=\"file\"")
                .doesNotContain("???");
    }

    @Test
    void answerThatIsNoProblemDocument_hasASentenceToo() {
        Triad.API.files.status = 422;
        Triad.API.files.problem = "<html>no json";

        assertThat(UploadForm.refused(form.send(form.key(), "try", "people.csv", "text/csv", UploadForm.FILE)))
                .isEqualTo("bad_fields");
    }

    @Test
    void whatIsWrongWithTheFile_isToldInPart_andIsNoMarkup() {
        Triad.API.files.status = 422;
        Triad.API.files.problem =
                "{\"type\":\"urn:triad:problem:invalid-fields\",\"detail\":\"raw detail\",\"errors\":["
                        + "{\"field\":\"<script>alert(1)</script>\",\"detail\":\"There is no such column\"}"
                        + ",{\"detail\":\"" + "y".repeat(5000) + "\"}"
                        + ",{\"field\":\"z\",\"detail\":\"zz\"}".repeat(50) + "]}";
        form.send(form.key(), "try", "people.csv", "text/csv", UploadForm.FILE);
        String page = browser.get("/imports/new?refused=bad_fields").body();

        assertThat(page)
                .contains("&lt;script&gt;alert(1)", "There is no such column")
                .doesNotContain("<script>alert", "y".repeat(400), "raw detail");
        assertThat(page.split("zz", -1)).hasSizeLessThan(30);
        assertThat(browser.get("/imports/new?refused=empty").body()).doesNotContain("There is no such column");
    }

    @Test
    void forgedReason_saysNothing() {
        assertThat(browser.get("/imports/new?refused=%3Cb%3Eyou%20won").body())
                .doesNotContain("you won", "message bad", "???");
    }

    @Test
    void whoIsNoAdministrator_sendsNothing() {
        String key = form.key();
        Triad.API.files.administrator = false;
        HttpResponse<String> answer = form.send(key, "import", "people.csv", "text/csv", new byte[UploadForm.MOST]);

        assertThat(UploadForm.refused(answer)).isEqualTo("administrators_only");
        assertThat(browser.get("/imports/new?refused=administrators_only").body())
                .contains("Only administrators can do this");
        assertThat(Triad.API.files.files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true, max_age, 600",
        "false, scope, openid profile email profile:read profile:write people:read people:write"
    })
    void whatTheSignInLacks_isFetched_andTheFileIsAskedForAgain(boolean mayWrite, String name, String value) {
        String key = form.key();
        Triad.API.files.mayWrite = mayWrite;
        Triad.API.files.fresh = false;
        String page = Browser.location(form.send(key, "import", "people.csv", "text/csv", new byte[UploadForm.MOST]));
        assertThat(page).endsWith("/imports/new?step=1");
        Triad.PROVIDER.pushed.clear();
        String back = Browser.location(browser.signIn(page));
        assertThat(Triad.PROVIDER.pushed).singleElement().satisfies(request -> assertThat(request)
                .containsEntry(name, value));
        Triad.API.files.letIn();

        assertThat(browser.get(back).body()).contains("Now choose the file");
        assertThat(Triad.API.files.files()).isEmpty();
    }

    @Test
    void tokenRefused_endsTheSession() {
        Triad.API.files.status = 401;

        assertThat(Browser.location(form.send(form.key(), "try", "people.csv", "text/csv", UploadForm.FILE)))
                .endsWith("/sign-in-failed?because=ended");
        assertThat(Browser.location(browser.get("/profile"))).startsWith(Triad.ISSUER);
    }

    @Test
    void otherSite_sendsNothing() {
        String key = form.key();
        for (String[] headers : new String[][] {
            {"Origin", "https://evil.example"},
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"X", "y"}
        }) {
            assertThat(browser.sendFile(
                                    "/imports/file",
                                    Map.of("key", key, "then", "import"),
                                    UploadForm.part("people.csv", "text/csv"),
                                    UploadForm.FILE,
                                    headers)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(Triad.API.files.files()).isEmpty();
    }
}
