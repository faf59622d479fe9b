package triad.frontend.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static triad.frontend.e2e.Chromium.press;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A sign-in from its begin to its end in a real browser: the back button, a second click, servers that are stopped and started again. */
class SignInLifeIT {
    private static final String PROFILE = RunScript.FRONTEND + "/profile";

    @RegisterExtension
    static final Demo DEMO = new Demo();

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
