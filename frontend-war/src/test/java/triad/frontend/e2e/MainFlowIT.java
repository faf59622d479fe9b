package triad.frontend.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static triad.frontend.e2e.Chromium.press;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import triad.frontend.fake.Screen;
import triad.frontend.fake.Triad;

/** The main flow of the design in a real browser against the three real servers, started by {@code scripts/run}. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(Witness.class)
class MainFlowIT {
    @RegisterExtension
    static final Demo DEMO = new Demo();

    @Test
    @Order(1)
    void profile_isReadAfterSignInAndConsent_keptAfterAnEdit_goneAfterSignOut() {
        try (BrowserContext alice = DEMO.person()) {
            Page page = alice.newPage();
            page.navigate(RunScript.FRONTEND + "/profile");
            assertThat(page).hasURL(Pattern.compile("^" + RunScript.PROVIDER + "/login"));
            Chromium.picture(page, "1-sign-in");

            DEMO.signIn(page, "alice");
            assertThat(page.locator(".asks")).containsText("Triad People");
            assertThat(page.locator(".asks")).containsText("People directory");
            Chromium.picture(page, "2-consent");
            press(page, "Allow");

            assertThat(page).hasURL(RunScript.FRONTEND + "/profile");
            assertThat(page.locator("main")).containsText("Alice Lindqvist");
            assertThat(page.locator("main")).containsText("alice@triad.example");
            Chromium.field(page, "Job title").fill("Keeper of keys");
            assertThat(page.locator("main")).containsText("its administrators change them");
            press(page, "Add a phone");
            page.keyboard().type("+46 70 1");
            page.keyboard().press("Enter");
            page.keyboard().type("+46 70 2");
            page.getByLabel("Who sees this: Phones").selectOption("Only me");
            press(page, "Save");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("saved");
            page.reload();
            assertThat(Chromium.field(page, "Job title")).hasValue("Keeper of keys");
            assertThat(Chromium.field(page, "Phone 2")).hasValue("+46 70 2");
            assertThat(page.getByLabel("Who sees this: Phones")).hasValue("me");
            Chromium.picture(page, "3-profile");

            press(page, "Sign out");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("signed out");
            Chromium.picture(page, "4-signed-out");
            page.navigate(RunScript.FRONTEND + "/profile");
            assertThat(page).hasURL(Pattern.compile("^" + RunScript.PROVIDER + "/login"));
        }
    }

    @Test
    @Order(2)
    void secondSignIn_asksForNoConsentAgain_andSeesTheEdit() {
        try (BrowserContext alice = DEMO.person()) {
            Page page = DEMO.signedIn(alice, "alice");
            assertThat(Chromium.field(page, "Job title")).hasValue("Keeper of keys");
        }
    }

    @Test
    @Order(3)
    void twoPeople_seeTheirOwnProfile() {
        try (BrowserContext alice = DEMO.person();
                BrowserContext bob = DEMO.person()) {
            Page hers = DEMO.signedIn(alice, "alice");
            Page his = DEMO.profileOf(bob, "bob");
            assertThat(his.locator("main")).containsText("Bob Okafor");
            assertThat(Chromium.field(his, "Job title")).hasValue("");
            hers.reload();
            assertThat(hers.locator("main")).containsText("Alice Lindqvist");
        }
    }

    /** What only administrators need is asked of them alone, and only where they need it. */
    @Test
    @Order(4)
    void administrator_importsAFile_readsWhatIsWrongWithIt_andThePersonIsChanged() throws IOException {
        byte[] file = "sub,job_title,department\r\nlayla-haddad,Head of sales,sales\r\nines-costa,Coach,nowhere\r\n"
                .getBytes(StandardCharsets.UTF_8);
        try (BrowserContext alice = DEMO.person()) {
            Page page = DEMO.signedIn(alice, "alice");
            page.getByRole(AriaRole.NAVIGATION).getByText("People").click();
            page.locator("main").getByText("People as files").click();
            page.getByText("Import a file").click();
            Chromium.picture(page, "8-consent-of-administrator");
            press(page, "Allow");
            assertThat(page).hasURL(RunScript.FRONTEND + "/imports/new?step=1");
            look(page, "import-new");

            page.setInputFiles("#file", new FilePayload("people.csv", "text/csv", file));
            press(page, "Try it first");
            imported(page);
            page.navigate(RunScript.FRONTEND + "/people/layla-haddad");
            assertThat(page.locator("main")).containsText("Account manager");
            page.navigate(RunScript.FRONTEND + "/imports/new");
            page.setInputFiles("#file", new FilePayload("people.csv", "text/csv", file));
            press(page, "Import");
            imported(page);
            look(page, "import-done");
            page.navigate(RunScript.FRONTEND + "/people/layla-haddad");
            assertThat(page.locator("main")).containsText("Head of sales");

            page.navigate(RunScript.FRONTEND + "/imports");
            assertThat(page.locator(".rows li")).hasCount(2);
            look(page, "imports");
            Download all =
                    page.waitForDownload(() -> page.getByText("Download CSV").click());
            assertThat(Files.readString(all.path())).startsWith("sub,name,").contains("layla-haddad", "Head of sales");
        }
    }

    /** On a phone and on a desktop, as {@link AllPagesIT} does with what needs no administrator. */
    private static void look(Page page, String name) {
        for (int width : Screen.WIDTHS) {
            page.setViewportSize(width, 900);
            Screen.look(page, "e2e/" + name + "-" + width);
        }
    }

    private static void imported(Page page) {
        assertThat(page.locator("#state")).hasText("It is done", new HasTextOptions().setTimeout(30_000));
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("ines-costa");
        assertThat(page.locator("tbody tr")).containsText("department");
    }

    @Test
    void consentDenied_comesBackWithAKindSentence_andNothingIsShared() {
        try (BrowserContext noor = DEMO.person()) {
            Page page = noor.newPage();
            page.navigate(RunScript.FRONTEND + "/profile");
            DEMO.signIn(page, "noor");
            press(page, "Don't allow");
            assertThat(page).hasURL(Pattern.compile("^" + RunScript.FRONTEND + "/"));
            assertThat(page.locator("main")).containsText("You said no");
            Chromium.picture(page, "5-denied");
        }
    }

    @Test
    void wrongPassword_isToldWithoutSayingWhichHalf() {
        try (BrowserContext person = DEMO.person()) {
            Page page = person.newPage();
            page.navigate(RunScript.FRONTEND + "/profile");
            Stream.of("alice", "nobody").forEach(name -> {
                page.getByLabel("User name").fill(name);
                page.getByLabel("Password").fill("not the password");
                press(page, "Sign in");
                assertThat(page.getByRole(AriaRole.ALERT)).containsText("User name or password is not right");
            });
        }
    }

    @Test
    void browser_holdsNothingButHostOnlyHttpOnlyCookies() {
        try (BrowserContext alice = DEMO.person()) {
            Page page = DEMO.signedIn(alice, "alice");
            List<Cookie> cookies = alice.cookies();
            assertThat(cookies).isNotEmpty().allSatisfy(cookie -> {
                assertThat(cookie.name).startsWith("__Host-");
                assertThat(cookie.httpOnly).isTrue();
                assertThat(cookie.secure).isTrue();
                assertThat(cookie.value).doesNotContainPattern(Triad.ANY_TOKEN);
            });
            assertThat((String) page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))
                    .isEqualTo("{}{}");
            assertThat(page.content()).doesNotContainPattern(Triad.ANY_TOKEN);
        }
    }

    @Test
    void signInAndConsent_workWithoutJavaScript() {
        try (BrowserContext alice = DEMO.person(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = DEMO.signedIn(alice, "alice");
            assertThat(page.locator("main")).containsText("Alice Lindqvist");
        }
    }

    @Test
    void threeTabsAtOnce_allComeIn() {
        try (BrowserContext alice = DEMO.person()) {
            List<Page> tabs = Stream.generate(alice::newPage).limit(3).toList();
            tabs.forEach(tab -> tab.navigate(RunScript.FRONTEND + "/profile"));
            tabs.forEach(tab -> {
                DEMO.signIn(tab, "alice");
                assertThat(tab.locator("main")).containsText("Alice Lindqvist");
            });
        }
    }
}
