package triad.frontend.profile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import triad.frontend.fake.Tab;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** What scripts add to the profile, by mouse and by keyboard, in a real browser. */
@WithTriad
class ProfileScriptIT {
    @RegisterExtension
    static final Tab TAB = new Tab("/profile");

    private Page page;

    @BeforeEach
    void open() {
        page = TAB.page();
    }

    @Test
    void listItems_areAddedChangedAndRemovedByKeyboard() {
        Triad.API.details = ",\"phones\":[\"+43 1 2\"]";
        page.reload();
        assertThat(input("phones")).isHidden();
        page.getByLabel("Phone 1").press("Enter");
        page.keyboard().type("+43 1 3");
        page.keyboard().press("Enter");
        page.keyboard().press("Backspace");
        assertThat(page.getByLabel("Phone 2")).isFocused();
        save();

        assertThat(Triad.API.patches).containsExactly("{\"phones\":[\"+43 1 2\",\"+43 1 3\"]}");
    }

    @Test
    void listItem_isRemovedByItsButton() {
        Triad.API.details = ",\"skills\":[\"Java\",\"Poetry\"]";
        page.reload();
        page.getByLabel("Remove Java").click();
        assertThat(page.getByLabel("Skill 1")).isFocused();
        save();

        assertThat(Triad.API.patches).containsExactly("{\"skills\":[\"Poetry\"]}");
    }

    @Test
    void fullList_offersNoMore() {
        Triad.API.details = ",\"phones\":[\"1\",\"2\",\"3\",\"4\"]";
        page.reload();
        Locator more = page.getByText("Add a phone");
        more.click();

        assertThat(page.getByLabel("Phone 5", new Page.GetByLabelOptions().setExact(true)))
                .isFocused();
        assertThat(more).isHidden();
    }

    @Test
    void doubleClick_savesOnce() {
        input("job_title").fill("Programmer");
        page.locator("[id='form:save']").dblclick();
        page.waitForURL("**/profile?saved=yes");

        assertThat(Triad.API.patches).hasSize(1);
        assertThat(page.locator("[role=status]")).hasText("Your profile is saved.");
    }

    @Test
    void leavingWithUnsavedChanges_isAskedAbout() {
        List<String> questions = new ArrayList<>();
        page.onDialog(dialog -> {
            questions.add(dialog.type());
            dialog.dismiss();
        });
        page.locator(".brand").click();
        page.waitForURL(Triad.FRONTEND + "/");
        page.navigate(Triad.FRONTEND + "/profile");
        input("location").fill("Oxford");
        page.locator(".brand").click();

        assertThat(input("location")).hasValue("Oxford");
        assertThat(questions).containsExactly("beforeunload");
        page.getByText("Discard changes").click();
        assertThat(input("location")).hasValue("London");
        assertThat(questions).hasSize(1);
    }

    @Test
    void refusedValue_hasTheFocus() {
        Triad.API.problem =
                "{\"errors\":[{\"field\":\"phones\",\"detail\":\"No\"},{\"field\":\"links\",\"detail\":\"No\"}]}";
        page.getByText("Add a phone").click();
        page.keyboard().type("call me");
        Triad.API.status = 422;
        page.click("[id='form:save']");

        assertThat(page.getByLabel("Phone 1")).isFocused();
        assertThat(page.getByLabel("Phone 1")).hasValue("call me");
        assertThat(page.getByLabel("Phone 1")).hasAttribute("aria-invalid", "true");
        Triad.API.status = 0;
        page.getByText("Discard changes").click();
    }

    private Locator input(String name) {
        return page.locator("[id='form:" + name + "']");
    }

    private void save() {
        page.click("[id='form:save']");
        page.waitForURL("**/profile?saved=yes");
    }
}
