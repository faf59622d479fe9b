package triad.frontend.session;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import triad.frontend.fake.Screen;
import triad.frontend.fake.Tab;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** Several tabs of one browser in a real one: what one does to the sign-in counts for all, and what was typed is not lost by it. */
@WithTriad
class TabsIT {
    @RegisterExtension
    static final Tab TAB = new Tab("/profile");

    private Page page;

    @BeforeEach
    void open() {
        page = TAB.page();
    }

    @Test
    void signOutInOneTab_hidesTheOthersWithinASecond() {
        Page other = TAB.another("/people");
        signOut(other);

        assertHidden(1_000);
        assertThat(page.locator("h1")).hasText("You are signed out");
        assertThat(page.locator("h1")).isFocused();
        page.getByText("Sign in", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#content")).containsText("Ada Lovelace");
    }

    @Test
    void signInAgainElsewhere_showsThemAgain_andWhatWasTypedCanBeSaved() {
        jobTitle().fill("Programmer");
        Page other = TAB.another("/people");
        signOut(other);
        assertHidden(1_000);
        other.navigate(Triad.FRONTEND + "/people");

        assertThat(jobTitle()).hasValue("Programmer");
        page.click("[id='form:save']");
        assertThat(page.getByText("Here is what you typed")).isVisible();
        assertThat(jobTitle()).hasValue("Programmer");
        assertThat(Triad.API.patches).isEmpty();
        page.click("[id='form:save']");
        assertThat(page).hasURL(Triad.FRONTEND + "/profile?saved=yes");
        assertThat(Triad.API.patches).containsExactly("{\"job_title\":\"Programmer\"}");
    }

    @Test
    void savingAfterTheEnd_comesBackToWhatWasTyped_listsToo() {
        jobTitle().fill("Programmer");
        page.getByText("Add a phone").click();
        page.keyboard().type("+43 1 2");
        page.context().clearCookies();
        page.click("[id='form:save']");

        assertThat(page.getByText("Here is what you typed")).isVisible();
        assertThat(jobTitle()).hasValue("Programmer");
        assertThat(page.getByLabel("Phone 1", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("+43 1 2");
        List<String> questions = new ArrayList<>();
        page.onDialog(dialog -> {
            questions.add(dialog.type());
            dialog.accept();
        });
        page.locator(".brand").click();
        page.waitForURL(Triad.FRONTEND + "/");
        assertThat(questions).as("it is not saved yet").containsExactly("beforeunload");
    }

    @Test
    void somebodyElseInOneTab_isNoticedByTheOthers_andTheirTypingIsGone() {
        jobTitle().fill("Programmer");
        Triad.PROVIDER.claims = claims -> claims.subject("bob").claim("name", "Bob");
        page.context().clearCookies();
        TAB.another("/profile");

        assertThat(page.locator("h1")).hasText("Somebody else has signed in");
        assertHidden(1_000);
        page.onDialog(dialog -> dialog.accept());
        page.getByText("Go on as that person").click();
        assertThat(jobTitle()).hasValue("Countess");
        assertThat(Triad.API.patches).isEmpty();
    }

    /** Whether the browser asks again or shows what it has kept (bfcache). */
    @Test
    void backAfterSignOut_showsNothingPersonal() {
        page.navigate(Triad.FRONTEND + "/people/ada");
        assertThat(page.locator("#content")).containsText("Ada");
        page.navigate(Triad.FRONTEND + "/profile");
        signOut(page);
        Triad.PROVIDER.stop();
        for (int step = 0; step < 3; step++) {
            page.goBack();
            assertThat(page.locator("body")).not().containsText("Lovelace");
        }
    }

    @Test
    void tabThatComesBack_asksWhoIsSignedIn() {
        page.context().clearCookies();
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");

        assertHidden(1_000);
    }

    @Test
    void serverThatDoesNotAnswer_hidesNothing() {
        List<Route> asked = new ArrayList<>();
        page.route("**/who", route -> {
            asked.add(route);
            route.abort();
        });
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        page.waitForCondition(() -> !asked.isEmpty());

        assertThat(jobTitle()).hasValue("Countess");
        assertThat(page.locator("h1")).hasText("Your profile");
    }

    @Test
    void furtherTabOfTheSamePerson_hidesNothing() {
        Page other = TAB.another("/people");
        assertThat(other.locator("h1")).hasText("People");

        assertThat(jobTitle()).isVisible();
    }

    @Test
    void tenRequestsOfAScriptWithAnExpiredToken_renewOnce() {
        Triad.PROVIDER.lifetime = 1;
        page.context().clearCookies();
        page.navigate(Triad.FRONTEND + "/home");
        Triad.PROVIDER.lifetime = 1;
        Page people = TAB.another("/people");
        int before = Triad.PROVIDER.refreshes.get();
        assertThat(before).isLessThanOrEqualTo(1);
        Object statuses = people.evaluate("Promise.all(Array.from({length: 10}, () =>"
                + " fetch('/people?q=a', {headers: {'Triad-Part': 'results'}}).then(answer => answer.status)))");

        assertThat(statuses.toString()).isEqualTo("[200, 200, 200, 200, 200, 200, 200, 200, 200, 200]");
        assertThat(Triad.PROVIDER.refreshes).hasValue(1);
    }

    @Test
    void threeTabsThatSignInAtOnce_allComeIn() {
        page.context().clearCookies();
        List<Page> tabs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tabs.add(page.context().newPage());
        }
        for (Page tab : tabs) {
            tab.evaluate("location.href = '" + Triad.FRONTEND + "/profile?tab=" + tabs.indexOf(tab) + "'");
        }
        for (Page tab : tabs) {
            tab.waitForURL(Triad.FRONTEND + "/profile?tab=" + tabs.indexOf(tab));
            assertThat(tab.locator("#content")).containsText("Ada Lovelace");
        }
    }

    @Test
    void hiddenTab_looksGood() {
        TAB.screen().eachWay((each, end) -> {
            each.navigate(Triad.FRONTEND + "/profile");
            each.context().clearCookies();
            each.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
            assertThat(each.locator("h1")).hasText("You are signed out");
            Screen.look(each, "tab-signed-out" + end);
            Triad.PROVIDER.claims = claims -> claims.subject("bob");
            each.context().newPage().navigate(Triad.FRONTEND + "/profile");
            assertThat(each.locator("h1")).hasText("Somebody else has signed in");
            Screen.look(each, "tab-other" + end);
            Triad.PROVIDER.claims = claims -> claims;
        });
    }

    private void signOut(Page tab) {
        tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
    }

    private void assertHidden(int millis) {
        assertThat(page.locator("#content")).hasCount(0, new HasCountOptions().setTimeout(millis));
        assertThat(page.content()).doesNotContain("Lovelace", "Countess", "ada@example.org");
        assertThat(page).hasTitle(Pattern.compile("signed out|Somebody else"));
    }

    private Locator jobTitle() {
        return page.locator("[id='form:job_title']");
    }
}
