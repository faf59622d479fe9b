package triad.frontend.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.FakePeople;
import triad.frontend.fake.Screen;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** The search for people in a real browser: it answers while one types, and loses nothing. */
@WithTriad
class PeopleScriptIT {
    private Screen screen;
    private Page page;
    private Locator field;
    private Locator found;

    @BeforeEach
    void open() {
        screen = new Screen();
        page = screen.page();
        page.navigate(Triad.FRONTEND + "/people");
        field = page.getByRole(AriaRole.SEARCHBOX);
        found = page.locator("#results .one");
        Triad.API.people.asked.clear();
    }

    @AfterEach
    void close() {
        Triad.reset();
        screen.close();
    }

    @Test
    void typing_findsInOneQuestionAndTellsTheAddress() {
        field.pressSequentially("ada");

        assertThat(found).hasCount(1);
        assertThat(page).hasURL(Triad.FRONTEND + "/people?q=ada");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("One person");
        assertThat(Triad.API.people.asked).hasSizeLessThan(3);
        assertThat(screen.complaints).isEmpty();
    }

    @Test
    void whatIsTypedBeforeTheScriptIsThere_isLookedForToo() {
        List<Route> held = new ArrayList<>();
        page.route("**/people.js*", held::add);
        page.navigate(Triad.FRONTEND + "/people", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        field.fill("ada");
        page.waitForCondition(() -> !held.isEmpty());
        held.forEach(Route::resume);

        assertThat(found).hasCount(1);
        assertThat(page).hasURL(Triad.FRONTEND + "/people?q=ada");
    }

    /** The answer to the first letters comes after that to all of them, and what is typed meanwhile stays. */
    @Test
    void lateAnswer_isIgnored() {
        CountDownLatch latch = new CountDownLatch(1);
        Triad.API.people.waiting.put("z", latch);
        Triad.API.people.waiting.put("zoe", new CountDownLatch(0));
        field.pressSequentially("z");
        waitFor(() -> !Triad.API.people.asked.isEmpty());
        assertThat(page.locator("#search")).hasClass(Pattern.compile("busy"));
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Searching…");
        field.fill("bob");
        assertThat(found).hasCount(1);
        latch.countDown();
        page.waitForTimeout(500);

        assertThat(found).hasText(Pattern.compile("Okafor"));
        assertThat(field).hasValue("bob");
        assertThat(page.locator("#search")).not().hasClass(Pattern.compile("busy"));
        assertThat(page).hasURL(Triad.FRONTEND + "/people?q=bob");
    }

    @Test
    void more_isAppendedAndTold() {
        Triad.API.people.list(30);
        page.navigate(Triad.FRONTEND + "/people");
        page.getByText("Show more").click();

        assertThat(found).hasCount(30);
        assertThat(found.nth(24)).isFocused();
        assertThat(page.locator("#count")).hasText("30 people");
        assertThat(page.locator("[rel=next]")).hasCount(0);
        assertThat(page).hasURL(Triad.FRONTEND + "/people");
    }

    @Test
    void arrows_walkThroughThoseWhoAreFoundAndEnterOpens() {
        field.press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(found.nth(1)).isFocused();
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowUp");
        assertThat(field).isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Escape");
        assertThat(field).isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Triad.FRONTEND + "/people/ada");
    }

    @Test
    void back_leadsToTheSearchBefore() {
        field.fill("ada");
        assertThat(found).hasCount(1);
        page.getByText("Filters").click();
        page.getByLabel("Department").selectOption("mill");
        assertThat(page).hasURL(Triad.FRONTEND + "/people?q=ada&department=mill");
        page.getByText("Remove Department").click();
        assertThat(page).hasURL(Triad.FRONTEND + "/people?q=ada");
        assertThat(page.getByLabel("Department")).hasValue("");
        page.goBack();
        assertThat(page).hasURL(Triad.FRONTEND + "/people?q=ada&department=mill");
        assertThat(page.getByLabel("Department")).hasValue("mill");
        found.first().click();
        page.goBack();
        assertThat(field).hasValue("ada");
        assertThat(found).hasCount(1);
    }

    @Test
    void view_changesWithoutLosingTheSearch() {
        field.fill("ada");
        assertThat(found).hasCount(1);
        page.getByText("Table", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("table .one")).hasCount(1);
        assertThat(page).hasURL(Triad.FRONTEND + "/people?q=ada&view=table");
        assertThat(page.locator("[data-view=table]")).isFocused();
        field.fill("");
        assertThat(page.locator("table .one")).hasCount(3);
        assertThat(page).hasURL(Triad.FRONTEND + "/people?view=table");
        page.reload();
        assertThat(page.locator("table .one")).hasCount(3);
    }

    @Test
    void tooManyQuestions_waitAndGoOn() {
        Triad.API.people.status = 429;
        Triad.API.people.retryAfter = "1";
        field.fill("ada");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Please wait a second.");
        Triad.API.people.status = 0;

        assertThat(found).hasCount(1);
        assertThat(field).hasValue("ada");
    }

    @Test
    void lostConnection_isToldAndRecovers() {
        page.context().setOffline(true);
        field.fill("ada");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("did not get through");
        assertThat(field).hasValue("ada");
        page.context().setOffline(false);

        assertThat(found).hasCount(1);
    }

    @Test
    void endedSession_leadsToSignInAndBackToTheSearch() {
        page.context().clearCookies();
        field.fill("ada");

        assertThat(found).hasCount(1);
        assertThat(page).hasURL(Triad.FRONTEND + "/people?q=ada");
        assertThat(page.getByRole(AriaRole.BANNER)).containsText("Sign out");
    }

    @Test
    void page_looksGood() {
        Triad.API.people.listed = List.of(
                FakePeople.person("ada", "Ada Lovelace"),
                FakePeople.person("zoe", "Ζωή Παπαδάκη"),
                FakePeople.person("layla", "ليلى الحسيني"),
                FakePeople.person("long", "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren von Hubert"),
                "{\"sub\":\"eve\",\"name\":\"Eve\"}");
        screen.eachWay((each, end) -> {
            each.navigate(Triad.FRONTEND + "/people");
            Screen.look(each, "people" + end);
            each.navigate(Triad.FRONTEND + "/people?view=table&department=mill");
            Screen.look(each, "people-table" + end);
            each.navigate(Triad.FRONTEND + "/people?q=nobody");
            Screen.look(each, "people-nobody" + end);
            Triad.API.people.status = 429;
            each.navigate(Triad.FRONTEND + "/people?q=ada");
            Screen.look(each, "people-wait" + end);
            Triad.API.people.status = 0;
        });
        assertThat(screen.complaints).isEmpty();
    }

    private void waitFor(java.util.function.BooleanSupplier condition) {
        page.waitForCondition(condition);
    }
}
