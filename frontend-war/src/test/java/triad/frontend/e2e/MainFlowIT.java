package triad.frontend.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The main flow of the design in a real browser against the three real servers, started by {@code scripts/run}. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainFlowIT {
    private static RunScript servers;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        RunScript.forget();
        servers = RunScript.start("run").awaitReady();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        servers.close();
    }

    @Test
    @Order(1)
    void profile_isReadAfterSignInAndConsent_keptAfterAnEdit_goneAfterSignOut() {
        try (BrowserContext alice = chromium.person()) {
            Page page = alice.newPage();
            page.navigate(RunScript.FRONTEND + "/profile");
            assertThat(page).hasURL(Pattern.compile("^" + RunScript.PROVIDER + "/login"));
            Chromium.picture(page, "1-sign-in");

            signIn(page, "alice");
            assertThat(page.locator(".asks")).containsText("Triad People");
            assertThat(page.locator(".asks")).containsText("People directory");
            Chromium.picture(page, "2-consent");
            press(page, "Allow");

            assertThat(page).hasURL(RunScript.FRONTEND + "/profile");
            assertThat(page.locator("main")).containsText("Alice Lindqvist");
            assertThat(page.locator("main")).containsText("alice@triad.example");
            page.getByLabel("Job title").fill("Keeper of keys");
            assertThat(page.locator("main")).containsText("its administrators change it");
            page.getByLabel("Phones").fill("+46 70 1, +46 70 2");
            press(page, "Save");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("saved");
            page.reload();
            assertThat(page.getByLabel("Job title")).hasValue("Keeper of keys");
            assertThat(page.getByLabel("Phones")).hasValue("+46 70 1, +46 70 2");
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
        try (BrowserContext alice = chromium.person()) {
            Page page = signedIn(alice, "alice");
            assertThat(page.getByLabel("Job title")).hasValue("Keeper of keys");
        }
    }

    @Test
    @Order(3)
    void twoPeople_seeTheirOwnProfile() {
        try (BrowserContext alice = chromium.person();
                BrowserContext bob = chromium.person()) {
            Page hers = signedIn(alice, "alice");
            Page his = bob.newPage();
            his.navigate(RunScript.FRONTEND + "/profile");
            signIn(his, "bob");
            press(his, "Allow");
            assertThat(his.locator("main")).containsText("Bob Okafor");
            assertThat(his.getByLabel("Job title")).hasValue("");
            hers.reload();
            assertThat(hers.locator("main")).containsText("Alice Lindqvist");
        }
    }

    @Test
    void consentDenied_comesBackWithAKindSentence_andNothingIsShared() {
        try (BrowserContext noor = chromium.person()) {
            Page page = noor.newPage();
            page.navigate(RunScript.FRONTEND + "/profile");
            signIn(page, "noor");
            press(page, "Don't allow");
            assertThat(page).hasURL(Pattern.compile("^" + RunScript.FRONTEND + "/"));
            assertThat(page.locator("main")).containsText("You said no");
            Chromium.picture(page, "5-denied");
        }
    }

    @Test
    void wrongPassword_isToldWithoutSayingWhichHalf() {
        try (BrowserContext person = chromium.person()) {
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
        try (BrowserContext alice = chromium.person()) {
            Page page = signedIn(alice, "alice");
            List<Cookie> cookies = alice.cookies();
            assertThat(cookies).isNotEmpty().allSatisfy(cookie -> {
                assertThat(cookie.name).startsWith("__Host-");
                assertThat(cookie.httpOnly).isTrue();
                assertThat(cookie.secure).isTrue();
                assertThat(cookie.value).doesNotContain("eyJ");
            });
            assertThat((String) page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))
                    .isEqualTo("{}{}");
            assertThat(page.content()).doesNotContain("eyJ");
        }
    }

    @Test
    void signInAndConsent_workWithoutJavaScript() {
        try (BrowserContext alice = chromium.person(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = signedIn(alice, "alice");
            assertThat(page.locator("main")).containsText("Alice Lindqvist");
        }
    }

    @Test
    void threeTabsAtOnce_allComeIn() {
        try (BrowserContext alice = chromium.person()) {
            List<Page> tabs = Stream.generate(alice::newPage).limit(3).toList();
            tabs.forEach(tab -> tab.navigate(RunScript.FRONTEND + "/profile"));
            tabs.forEach(tab -> {
                signIn(tab, "alice");
                assertThat(tab.locator("main")).containsText("Alice Lindqvist");
            });
        }
    }

    @Test
    void providerHangs_thePageShowsWhatItSaidLast_staysUpAndRecovers() {
        servers.awaitLog("backend", "Events of the provider arrive");
        try (BrowserContext alice = chromium.person()) {
            Page page = signedIn(alice, "alice");
            page.waitForTimeout(10_000); // what the backend knows may be so old, see RunScript
            servers.signal("provider", "STOP");
            try {
                page.reload();
                assertThat(page.locator("main")).containsText("Alice Lindqvist");
                assertThat(page.getByRole(AriaRole.STATUS)).containsText("your identity provider does not answer");
                Chromium.picture(page, "6-provider-away");
                page.navigate(RunScript.FRONTEND + "/");
                assertThat(page.locator("main")).isVisible();
            } finally {
                servers.signal("provider", "CONT");
            }
            Locator profile = page.locator("main").filter(new Locator.FilterOptions().setHasText("Alice Lindqvist"));
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
        servers.awaitLog("backend", "Events of the provider arrive");
        try (BrowserContext bob = chromium.person()) {
            Page page = profileOfBob(bob);
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

    /** The provider tells the backend, which stops taking the token although it has minutes to go. */
    @Test
    void withdrawnConsent_stopsTheApiWithinASecond() {
        servers.awaitLog("backend", "Events of the provider arrive");
        try (BrowserContext bob = chromium.person()) {
            Page page = profileOfBob(bob);

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

    /** A browser has no certificate for the backend, so its description comes by way of the frontend. */
    @Test
    void description_isReadThroughTheFrontend() {
        List<String> complaints = new ArrayList<>();
        try (BrowserContext alice = chromium.person()) {
            Page page = signedIn(alice, "alice");
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onPageError(complaints::add);
            page.onRequestFailed(request -> complaints.add(request.url()));
            page.locator("footer a").click();

            assertThat(page).hasURL(RunScript.FRONTEND + "/api-docs/");
            assertThat(page.locator("#changeProfile")).containsText("/api/profile");
            assertThat(page.locator("article .method"))
                    .hasCount(page.locator("nav .method").count());
            assertThat(page.locator("header code").first()).hasText(RunScript.BACKEND);
            page.locator("nav a", new Page.LocatorOptions().setHasText("/departments"))
                    .first()
                    .click();
            assertThat(page.locator("#listDepartments")).isInViewport();
            assertThat(page.evaluate("getComputedStyle(document.querySelector('nav')).position"))
                    .isEqualTo("sticky");
            page.locator("header a").click();
            assertThat(page.content()).contains("\"openapi\":\"3.1.1\"");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void pages_fitAPhoneAndADesktop_inLightAndDark() {
        for (int width : new int[] {390, 1440}) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                String suffix = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                NewContextOptions options =
                        new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
                try (BrowserContext alice = chromium.person(options)) {
                    Page page = alice.newPage();
                    fits(page, RunScript.FRONTEND + "/", "landing" + suffix);
                    fits(page, RunScript.FRONTEND + "/profile", "login" + suffix);
                    signIn(page, "alice");
                    fits(page, RunScript.FRONTEND + "/profile", "profile" + suffix);
                    fits(page, RunScript.FRONTEND + "/api-docs/", "api" + suffix);
                    fits(page, RunScript.PROVIDER + "/sign-out", "sign-out" + suffix);
                    fits(page, RunScript.PROVIDER + "/authorize?client_id=nobody", "refused" + suffix);
                }
            }
        }
    }

    private static void fits(Page page, String url, String name) {
        page.navigate(url);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name)
                .isEqualTo(true);
        Chromium.picture(page, name);
    }

    private static Page signedIn(BrowserContext person, String name) {
        Page page = person.newPage();
        page.navigate(RunScript.FRONTEND + "/profile");
        signIn(page, name);
        assertThat(page).hasURL(RunScript.FRONTEND + "/profile");
        return page;
    }

    /** Signed in, and asked for consent where he has not given it. */
    private static Page profileOfBob(BrowserContext bob) {
        Page page = bob.newPage();
        page.navigate(RunScript.FRONTEND + "/profile");
        signIn(page, "bob");
        page.waitForURL(url -> !url.contains("/login"));
        if (page.url().startsWith(RunScript.PROVIDER)) {
            press(page, "Allow");
        }
        assertThat(page.locator("main")).containsText("Bob Okafor");
        return page;
    }

    private static void signIn(Page page, String name) {
        page.getByLabel("User name").fill(name);
        page.getByLabel("Password").fill(servers.password());
        press(page, "Sign in");
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
