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

/** A file on its way to the backend: once, of those forms and that size, of administrators, and only from our own pages. */
@WithTriad
class UploadIT {
    private final Browser browser = new Browser();
    private final UploadForm form = new UploadForm(browser);

    @BeforeEach
    void signIn() {
        browser.signIn("/profile");
        Triad.API.files.letIn();
    }

    @Test
    void file_isTriedUnlessItIsMeant() {
        HttpResponse<String> answer = form.send(form.key(), "", "people.csv", "text/csv", UploadForm.FILE);

        assertThat(Browser.location(answer)).endsWith("/imports/" + FakeFiles.ID);
        assertThat(Triad.API.files.files()).singleElement().satisfies(call -> {
            assertThat(call.uri()).isEqualTo("/api/imports?dry_run=true");
            assertThat(call.body()).isEqualTo(UploadForm.FILE);
            assertThat(call.headers().get("Content-Type")).containsExactly("text/csv");
            assertThat(call.headers().getFirst("Idempotency-Key")).matches("\"[\\w-]{43,255}\"");
            assertThat(call.headers()).doesNotContainKeys("Cookie", "Origin");
        });
    }

    @Test
    void fileThatIsMeant_isImported() {
        form.send(form.key(), "import", "people.json", "application/octet-stream", UploadForm.FILE);

        assertThat(Triad.API.files.files()).singleElement().satisfies(call -> {
            assertThat(call.uri()).isEqualTo("/api/imports?dry_run=false");
            assertThat(call.headers().get("Content-Type")).containsExactly("application/json");
        });
    }

    @Test
    void doubleClick_isOneImport() {
        String key = form.key();
        form.send(key, "import", "people.csv", "text/csv", UploadForm.FILE);
        HttpResponse<String> again = form.send(key, "import", "people.csv", "text/csv", UploadForm.FILE);

        assertThat(Browser.location(again)).endsWith("/imports/" + FakeFiles.ID);
        assertThat(Triad.API.files.kept).hasSize(1);
    }

    /** Whoever goes back and mends the file, or means it now, must not get the answer of before. */
    @Test
    void otherFileOfTheSameForm_isAnother() {
        String key = form.key();
        form.send(key, "try", "people.csv", "text/csv", UploadForm.FILE);
        form.send(key, "try", "people.csv", "text/csv", new byte[] {'s', 'u', 'b'});
        form.send(key, "import", "people.csv", "text/csv", UploadForm.FILE);

        assertThat(Triad.API.files.kept).hasSize(3);
    }

    @Test
    void script_isToldWhereToGoOn() {
        HttpResponse<String> answer = browser.sendFile(
                "/imports/file",
                Map.of("key", form.key(), "then", "try"),
                UploadForm.part("people.csv", "text/csv"),
                UploadForm.FILE,
                "Origin",
                Triad.FRONTEND,
                "Accept",
                "text/plain");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("/imports/" + FakeFiles.ID);
    }

    @Test
    void largestFile_isTaken() {
        form.send(form.key(), "try", "people.csv", "text/csv", new byte[UploadForm.MOST]);

        assertThat(Triad.API.files.files()).singleElement().satisfies(call -> assertThat(call.body())
                .hasSize(UploadForm.MOST));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100_000})
    void tooLargeFile_isRefusedHere(int more) {
        assertThat(UploadForm.refused(
                        form.send(form.key(), "try", "people.csv", "text/csv", new byte[UploadForm.MOST + more])))
                .isEqualTo("too_large");
        assertThat(browser.get("/imports/new?refused=too_large").body()).contains("too large");
        assertThat(Triad.API.files.files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "people.xlsx, application/vnd.ms-excel, other_kind",
        "people, text/html, other_kind",
        "people.csv.html, text/html, other_kind",
        "people.csv%00.exe, application/octet-stream, other_kind"
    })
    void otherKind_isRefusedHere(String name, String type, String word) {
        assertThat(UploadForm.refused(form.send(form.key(), "try", name, type, UploadForm.FILE)))
                .isEqualTo(word);
        assertThat(Triad.API.files.files()).isEmpty();
    }

    @Test
    void nameOfTheFile_goesNowhere() {
        HttpResponse<String> answer =
                form.send(form.key(), "try", "../../etc/<script>alert(1)</script>.csv", "text/csv", UploadForm.FILE);

        assertThat(Browser.location(answer)).endsWith("/imports/" + FakeFiles.ID);
        assertThat(Triad.API.files.files()).singleElement().satisfies(call -> {
            assertThat(call.body()).isEqualTo(UploadForm.FILE);
            assertThat(call.headers().values().toString()).doesNotContain("etc", "script");
        });
    }

    @Test
    void emptyFile_isRefusedHere() {
        assertThat(UploadForm.refused(form.send(form.key(), "try", "people.csv", "text/csv", new byte[0])))
                .isEqualTo("empty");
        assertThat(browser.get("/imports/new?refused=empty").body()).contains("This file is empty.");
        assertThat(Triad.API.files.files()).isEmpty();
    }

    @Test
    void formWithoutFileOrKey_isRefusedHere() {
        assertThat(UploadForm.refused(form.send(form.key(), "try", "", "application/octet-stream", new byte[0])))
                .isEqualTo("no_file");
        assertThat(UploadForm.refused(form.send("", "try", "people.csv", "text/csv", UploadForm.FILE)))
                .isEqualTo("no_file");
        assertThat(UploadForm.refused(
                        form.send("x\"; dry_run=\"", "import", "people.csv", "text/csv", UploadForm.FILE)))
                .isEqualTo("no_file");
        assertThat(UploadForm.refused(browser.submit("/imports/file", Map.of("key", form.key(), "file", "x"))))
                .isEqualTo("no_file");
        assertThat(UploadForm.refused(browser.sendFile(
                        "/imports/file",
                        Map.of("key", form.key()),
                        "name=\"file\"",
                        UploadForm.FILE,
                        "Origin",
                        Triad.FRONTEND)))
                .isEqualTo("no_file");
        assertThat(Triad.API.files.files()).isEmpty();
    }

    @Test
    void otherMethods_areNone() {
        assertThat(browser.get("/imports/file").statusCode()).isEqualTo(405);
        assertThat(browser.put("/imports/file", UploadForm.FILE, "Content-Type", "text/csv")
                        .statusCode())
                .isIn(403, 405);
        assertThat(Triad.API.files.files()).isEmpty();
    }
}
