package triad.frontend.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static triad.frontend.e2e.Chromium.press;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens at the provider as the pages of the frontend show it: it hangs, a name changes, consent is withdrawn. */
@ExtendWith(Witness.class)
class ProviderNewsIT {
    @RegisterExtension
    static final Demo DEMO = new Demo();

    @Test
    void providerHangs_thePageShowsWhatItSaidLast_staysUpAndRecovers() {
        DEMO.awaitEvents();
        try (BrowserContext bob = DEMO.person()) {
            Page page = DEMO.profileOf(bob, "bob");
            page.waitForTimeout(10_000); // what the backend knows may be so old, see RunScript
            DEMO.signal("provider", "STOP");
            try {
                page.reload();
                assertThat(page.locator("main")).containsText("Bob Okafor");
                assertThat(page.getByRole(AriaRole.STATUS)).containsText("your identity provider does not answer");
                Chromium.picture(page, "6-provider-away");
                page.navigate(RunScript.FRONTEND + "/");
                assertThat(page.locator("main")).isVisible();
            } finally {
                DEMO.signal("provider", "CONT");
            }
            Locator profile = page.locator("main").filter(new Locator.FilterOptions().setHasText("Bob Okafor"));
            for (int attempt = 0; attempt < 20 && profile.count() == 0; attempt++) {
                page.navigate(RunScript.FRONTEND + "/profile");
                page.waitForTimeout(500);
            }
            assertThat(profile).isVisible();
        }
    }

    /** The provider tells the backend, which forgets what it knows although that has seconds to go. */
    @Test
    void changedName_isShownWithinASecond() {
        DEMO.awaitEvents();
        try (BrowserContext bob = DEMO.person()) {
            Page page = DEMO.profileOf(bob, "bob");
            assertThat(page.locator("main")).containsText("Bob Okafor");
            Page account = bob.newPage();
            account.navigate(RunScript.PROVIDER + "/account/details");
            account.getByLabel("Given name").fill("Robert");
            Chromium.picture(account, "7-details");
            press(account, "Save");
            long changed = System.nanoTime();
            assertThat(account.getByRole(AriaRole.STATUS)).isVisible();
            String shown;
            do {
                page.navigate(RunScript.FRONTEND + "/profile");
                shown = page.locator("main").innerText();
            } while (!shown.contains("Robert Okafor") && System.nanoTime() - changed < 1_000_000_000L);
            account.navigate(RunScript.PROVIDER + "/account/details");
            account.getByLabel("Given name").fill("Bob");
            press(account, "Save");

            assertThat(shown).contains("Robert Okafor");
        }
    }

    /** The provider tells the frontend (OpenID Connect Back-Channel Logout): the landing page asks no API and knows it all the same. */
    @Test
    void sessionEndedAtTheProvider_endsHereToo() {
        try (BrowserContext here = DEMO.person();
                BrowserContext elsewhere = DEMO.person()) {
            Page page = DEMO.profileOf(here, "bob");
            page.navigate(RunScript.FRONTEND + "/");
            assertThat(page.locator("main")).containsText("Hello");

            Page account = elsewhere.newPage();
            account.navigate(RunScript.PROVIDER + "/account/sessions");
            DEMO.signIn(account, "bob");
            press(account, "End all others");
            assertThat(account.getByRole(AriaRole.STATUS)).isVisible();
            long ended = System.nanoTime();
            do {
                page.navigate(RunScript.FRONTEND + "/");
            } while (page.locator("main").innerText().contains("Hello") && System.nanoTime() - ended < 5_000_000_000L);

            assertThat(page.locator("main")).not().containsText("Hello");
            page.navigate(RunScript.FRONTEND + "/profile");
            assertThat(page).hasURL(Pattern.compile("^" + RunScript.PROVIDER + "/login"));
        }
    }

    /** The provider tells the backend, which stops taking the token although it has not expired. */
    @Test
    void withdrawnConsent_stopsTheApiWithinASecond() {
        DEMO.awaitEvents();
        try (BrowserContext bob = DEMO.person()) {
            Page page = DEMO.profileOf(bob, "bob");
            assertThat(page.locator("main")).containsText("Bob Okafor");

            Page account = bob.newPage();
            account.navigate(RunScript.PROVIDER + "/account/apps");
            press(account, "Withdraw Triad People");
            long withdrawn = System.nanoTime();
            assertThat(account.getByRole(AriaRole.STATUS)).isVisible();
            do {
                page.navigate(RunScript.FRONTEND + "/profile");
            } while (page.url().startsWith(RunScript.FRONTEND) && System.nanoTime() - withdrawn < 1_000_000_000L);

            assertThat(page).hasURL(Pattern.compile("^" + RunScript.PROVIDER + "/consent"));
        }
    }
}
