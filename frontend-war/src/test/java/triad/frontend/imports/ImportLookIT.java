package triad.frontend.imports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.FakeFiles;
import triad.frontend.fake.Screen;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/**
 * The pages of imports in a real browser: how their rarer states look on a phone, a file that is sent once, and one that is watched until
 * its end.
 */
@WithTriad
class ImportLookIT {
    private static final String PAGE = Triad.FRONTEND + "/imports/" + FakeFiles.ID;
    private static final String ERRORS = """
            {"row":2,"sub":"johann-huber","field":"department","detail":"There is no such department"},
            {"row":3,"sub":"ليلى-حداد","field":"out_of_office.until","detail":"كلمة: the first day is after the last"},
            {"row":17,"detail":"Has 3 cells where 22 columns are named"},
            {"row":18,"sub":"a-person-with-a-name-that-is-as-long-as-nobody-would-have-thought-that-a-name-could-be","field":"manager",
             "detail":"Nobody stands above themselves, and this sentence goes on for a while to see how the table takes a long one"}""";
    private Screen screen;

    @BeforeEach
    void open() {
        Triad.API.files.letIn();
        screen = new Screen();
    }

    @AfterEach
    void close() {
        Triad.reset();
        screen.close();
    }

    @Test
    void longAndForeignWords_fitAPhoneInLightAndDark() {
        Triad.API.files.list = FakeFiles.of("running", false, 1200, 411, 3) + ","
                + FakeFiles.of("done", true, 1200, 1200, 0).replace("bob", "ada") + ","
                + FakeFiles.of("failed", false, 2, 1, 1) + "," + FakeFiles.of("cancelled", false, 8, 4, 0);
        Triad.API.files.one = FakeFiles.of("done", false, 1200, 1200, 4);
        Triad.API.files.errors = ERRORS;
        Triad.API.files.link = "</x?after=18.0>; rel=\"next\"";
        Page page = phone();
        look(page, "/imports?export=fresh", "imports");
        look(page, "/imports/new?refused=conflict", "import-refused");
        look(page, "/imports/" + FakeFiles.ID, "import-wrong");
        assertThat(screen.complaints).isEmpty();
    }

    @Test
    void otherStates_fitToo() {
        Page page = phone();
        look(page, "/imports", "imports-none");
        look(page, "/imports/" + FakeFiles.ID, "import-running");
        Triad.API.files.one = FakeFiles.of("done", true, 1200, 1200, 0);
        look(page, "/imports/" + FakeFiles.ID, "import-ready");
        Triad.API.files.administrator = false;
        look(page, "/imports", "imports-closed");
        assertThat(screen.complaints).isEmpty();
    }

    @Test
    void doubleClick_sendsOnce_andTheImportIsWatchedUntilItsEnd() {
        Page page = screen.page();
        page.navigate(Triad.FRONTEND + "/imports/new");
        page.setInputFiles(
                "#file", new FilePayload("people.csv", "text/csv", "sub\r\nada\r\n".getBytes(StandardCharsets.UTF_8)));
        page.getByText("Try it first").dblclick();
        page.waitForURL("**/imports/" + FakeFiles.ID);
        assertThat(page.locator("progress")).hasAttribute("value", "4");
        assertThat(Triad.API.files.files()).hasSize(1);

        Triad.API.files.one = FakeFiles.of("running", false, 10, 7, 1);
        assertThat(page.locator("progress")).hasAttribute("value", "7");
        page.getByText("Stop it").focus();
        Triad.API.files.errors = ERRORS;
        Triad.API.files.one = FakeFiles.of("done", false, 10, 10, 1);
        assertThat(page.locator("#state")).hasText("It is done");
        assertThat(page.locator("#state")).isFocused();
        assertThat(page.locator("#told")).hasText("It is done");
        assertThat(page.locator("tbody tr")).hasCount(4);
        int asked = Triad.API.files.calls.size();
        page.waitForTimeout(1500);

        assertThat(Triad.API.files.calls).hasSize(asked);
        assertThat(screen.complaints).isEmpty();
    }

    @Test
    void tooLargeFile_isSaidBeforeItIsSent_andAnOutageIsWaitedFor() {
        Page page = screen.page();
        page.navigate(Triad.FRONTEND + "/imports/new");
        page.setInputFiles("#file", new FilePayload("people.csv", "text/csv", new byte[16 * 1024 * 1024 + 1]));
        assertThat(page.locator("#file-wrong")).containsText("too large");
        page.getByText("Try it first").click();
        assertThat(page).hasURL(Triad.FRONTEND + "/imports/new");
        assertThat(Triad.API.files.files()).isEmpty();

        page.navigate(PAGE);
        Triad.API.files.reading = 503;
        page.waitForTimeout(1500);
        assertThat(page.locator("#state")).hasText("It is under way");
        Triad.API.files.one = FakeFiles.of("done", false, 10, 10, 0);
        Triad.API.files.reading = 0;
        assertThat(page.locator("#state")).hasText("It is done");
    }

    private Page phone() {
        return screen.page(new NewContextOptions().setViewportSize(390, 900));
    }

    private static void look(Page page, String path, String name) {
        page.navigate(Triad.FRONTEND + path);
        Screen.look(page, name);
    }
}
