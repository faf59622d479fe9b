package triad.frontend.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static triad.frontend.e2e.Chromium.press;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A sign-in from its begin to its end in a real browser: the back button, a second click, servers that are stopped and started again, and
 * a token that expires meanwhile.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(Witness.class)
class SignInLifeIT {
    private static final String PROFILE = RunScript.FRONTEND + "/profile";
    private static final String TEN_SEARCHES = "Promise.all(Array.from({length: 10}, () =>"
            + " fetch('/people?q=a', {headers: {'Triad-Part': 'results'}}).then(answer => answer.status)))";

    @RegisterExtension
    static final Demo DEMO = new Demo();

    private static BrowserContext patient;
    private static Page form;
    private static Page search;
    private static long opened;

    /** Two pages for the end, when all else is done. */
    @BeforeAll
    static void openPages() {
        patient = DEMO.person();
        form = DEMO.profileOf(patient, "bob");
        press(form, "Add a phone");
        form.keyboard().type("+233 30 1");
        search = patient.newPage();
        search.navigate(RunScript.FRONTEND + "/people");
        opened = System.nanoTime();
    }

    /** Whatever a script asks for at once, and what was typed before, goes on with one new token. */
    @Test
    @Order(Integer.MAX_VALUE)
    void tokenThatHasExpired_isRenewedOnce_andNothingTypedIsLost() {
        Duration since = Duration.ofNanos(System.nanoTime() - opened);
        search.waitForTimeout(
                (double) Math.max(0, RunScript.ACCESS_TOKEN.minus(since).toMillis()));
        assertThat(search.evaluate(TEN_SEARCHES)).isEqualTo(Collections.nCopies(10, 200));
        search.getByRole(AriaRole.SEARCHBOX).fill("hubber");
        assertThat(search.locator("#results .one")).hasCount(1);
        assertThat(search.locator("#results .one")).containsText("Johann Huber");
        assertThat(search.getByRole(AriaRole.SEARCHBOX)).hasValue("hubber");
        press(form, "Save");
        // The other tests have changed the same profile
        assertThat(form.locator("main")).containsText(Pattern.compile("is saved|was changed elsewhere"));
        press(form, "Save");
        assertThat(form.locator(".message.good")).hasText("Your profile is saved.");
        assertThat(Chromium.field(form, "Phone 1")).hasValue("+233 30 1");

        form.locator("footer a[href^='/made']").click();
        Locator requests = form.locator(".requests a");
        assertThat(requests.filter(new Locator.FilterOptions().setHasText("GET /people")))
                .hasCount(12);
        assertThat(requests.all())
                .filteredOn(request -> howMade(request).contains("the frontend gets a new one"))
                .hasSize(1);
        patient.close();
    }

    private static String howMade(Locator request) {
        return patient.request()
                .get(RunScript.FRONTEND + request.getAttribute("href"))
                .text();
    }

    @Test
    void backButton_afterSignInSaveAndSignOut_showsNothingWrongAndNothingPersonal() {
        try (BrowserContext bob = DEMO.person()) {
            Page page = DEMO.profileOf(bob, "bob");
            page.goBack();
            page.navigate(PROFILE);
            assertThat(page.locator("#content")).containsText("Bob Okafor");

            Chromium.field(page, "Location").fill("Accra");
            press(page, "Save");
            assertThat(page).hasURL(PROFILE + "?saved=yes");
            page.goBack();
            assertThat(Chromium.field(page, "Location")).hasValue("Accra");

            press(page, "Sign out");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("signed out");
            for (int step = 0; step < 4; step++) {
                page.goBack();
                assertThat(page.locator("body")).not().containsText("Okafor");
                assertThat(page.content()).doesNotContain("Accra");
            }
        }
    }

    /** As when a browser is opened again with what was open in it. */
    @Test
    void threeTabsAtOnce_allComeIn() {
        try (BrowserContext bob = DEMO.person()) {
            DEMO.profileOf(bob, "bob");
            bob.clearCookies();
            List<Page> tabs = Stream.generate(bob::newPage).limit(3).toList();
            for (Page tab : tabs) {
                tab.evaluate("location.href = '" + PROFILE + "?tab=" + tabs.indexOf(tab) + "'");
            }
            for (Page tab : tabs) {
                DEMO.signIn(tab, "bob");
                assertThat(tab).hasURL(PROFILE + "?tab=" + tabs.indexOf(tab));
                assertThat(tab.locator("#content")).containsText("Bob Okafor");
            }
        }
    }

    @Test
    void doubleClick_makesOneChange() {
        try (BrowserContext bob = DEMO.person()) {
            Page page = DEMO.profileOf(bob, "bob");
            Chromium.field(page, "Biography").fill("Once, at " + System.nanoTime());
            page.locator("[id='form:save']").dblclick();
            assertThat(page).hasURL(PROFILE + "?saved=yes");
            page.navigate(PROFILE + "/history");
            assertThat(page.locator(".changes > li").filter(new Locator.FilterOptions().setHasText("Now: Once, at")))
                    .hasCount(1);
        }
    }

    @Test
    void endedSession_givesBackWhatWasTyped_andOtherTabsSeeTheEnd() {
        try (BrowserContext bob = DEMO.person()) {
            Page page = DEMO.profileOf(bob, "bob");
            Page other = bob.newPage();
            other.navigate(RunScript.FRONTEND + "/people");
            Chromium.field(page, "Pronouns").fill("he/they");
            press(other, "Sign out");
            assertThat(page.locator("h1")).hasText("You are signed out");
            assertThat(page.content()).doesNotContain("Okafor");

            Page again = bob.waitForPage(() -> page.getByText("Sign in").last().click());
            DEMO.signIn(again, "bob");
            assertThat(Chromium.field(page, "Pronouns")).hasValue("he/they");
            press(page, "Save");
            assertThat(page.getByText("Here is what you typed")).isVisible();
            Chromium.picture(page, "8-given-back");
            press(page, "Save");
            assertThat(page.locator(".message.good")).hasText("Your profile is saved.");
            assertThat(Chromium.field(page, "Pronouns")).hasValue("he/they");
        }
    }

    @Test
    void backendStoppedAndStarted_isToldAndRecovers_andNobodyIsSignedOut() {
        try (BrowserContext bob = DEMO.person()) {
            Page page = DEMO.profileOf(bob, "bob");
            Chromium.field(page, "Location").fill("Kumasi");
            DEMO.stop("backend");
            press(page, "Save");
            assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("could not be saved just now");
            assertThat(Chromium.field(page, "Location")).hasValue("Kumasi");
            Page other = bob.newPage();
            other.navigate(PROFILE);
            assertThat(other.locator("h1")).hasText("Your profile cannot be shown just now");

            await(other, () -> {
                other.navigate(PROFILE);
                return other.locator("#content").innerText().contains("Bob Okafor");
            });
            press(page, "Save");
            assertThat(page.locator(".message.good")).hasText("Your profile is saved.");
        }
    }

    @Test
    void providerStoppedAndStarted_keepsTheSignedInGoing_tellsOthers_andRecovers() {
        DEMO.awaitEvents();
        try (BrowserContext bob = DEMO.person();
                BrowserContext stranger = DEMO.person()) {
            Page page = DEMO.profileOf(bob, "bob");
            DEMO.stop("provider");
            page.navigate(PROFILE);
            // A token that nobody vouches for any more is refused: if its stop takes long, the page says so
            assertThat(page.locator("#content"))
                    .containsText(Pattern.compile("Bob Okafor|You are still signed in, and nothing is lost"));
            Page other = stranger.newPage();
            other.navigate(PROFILE);
            assertThat(other.locator("h1")).hasText("We cannot reach the sign-in service");

            await(other, () -> {
                other.navigate(PROFILE);
                return other.url().startsWith(RunScript.PROVIDER);
            });
            await(page, () -> {
                page.navigate(PROFILE);
                return page.url().equals(PROFILE)
                        && page.locator("#content").innerText().contains("Bob Okafor");
            });
            DEMO.signInAndAllow(other, "bob");
        }
    }

    private static void await(Page page, BooleanSupplier condition) {
        long end = System.nanoTime() + 90_000_000_000L;
        boolean met = false;
        while (!met && System.nanoTime() < end) {
            page.waitForTimeout(500);
            met = condition.getAsBoolean();
        }
        assertThat(met).isTrue();
    }
}
