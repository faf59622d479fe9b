package triad.frontend.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Finding people and walking from one to another, in a real browser against the three real servers. */
@ExtendWith(Witness.class)
class PeopleFlowIT {
    @RegisterExtension
    static final Demo DEMO = new Demo();

    @Test
    void misspelledName_isFoundWhileTyping_andLeadsToThePersonAndTheirManager() throws IOException {
        try (BrowserContext bob = DEMO.person()) {
            Page page = DEMO.profileOf(bob, "bob");
            page.getByRole(AriaRole.NAVIGATION).getByText("People").click();
            page.getByRole(AriaRole.SEARCHBOX).pressSequentially("hubber");
            Locator found = page.locator("#results .one");
            assertThat(found).hasCount(1);
            assertThat(found).containsText("Johann Huber");
            assertThat(page).hasURL(RunScript.FRONTEND + "/people?q=hubber");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");

            assertThat(page).hasURL(RunScript.FRONTEND + "/people/johann-huber");
            assertThat(page.locator("h1")).hasText("Johann Huber");
            assertThat(page.locator("[data-zone]")).containsText("there");
            assertThat(page.locator(".chart")).containsText("Ζωή Παπαδάκη");
            Download card =
                    page.waitForDownload(() -> page.getByText("Save contact").click());
            assertThat(Files.readString(card.path())).startsWith("BEGIN:VCARD").contains("FN:Johann Huber");
            page.locator(".chart").getByText("Mei Tanaka").click();
            assertThat(page.locator("h1")).hasText("Mei Tanaka");
            page.goBack();
            page.goBack();
            assertThat(page.getByRole(AriaRole.SEARCHBOX)).hasValue("hubber");
            assertThat(found).hasCount(1);
        }
    }

    @Test
    void departmentsAndSearch_workWithoutJavaScript() {
        try (BrowserContext bob = DEMO.person(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = DEMO.profileOf(bob, "bob");
            page.getByRole(AriaRole.NAVIGATION).getByText("Departments").click();
            page.locator("main").getByText("Engineering").click();
            assertThat(page).hasURL(RunScript.FRONTEND + "/people?department=engineering");
            assertThat(page.locator("#results")).containsText("Samuel Adeyemi");
            assertThat(page.locator("#results")).not().containsText("Mei Tanaka");
            page.getByRole(AriaRole.SEARCHBOX).fill("ζωη");
            page.getByRole(AriaRole.SEARCHBOX).press("Enter");

            assertThat(page).hasURL(Pattern.compile("department=engineering"));
            assertThat(page.locator("#results .one")).hasCount(1);
            assertThat(page.locator("#results")).containsText("Ζωή Παπαδάκη");
        }
    }
}
