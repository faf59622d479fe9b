package triad.frontend.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import triad.frontend.fake.Screen;
import triad.frontend.fake.Triad;

/** "How this page was made", of a page that all three servers made. */
@ExtendWith(Witness.class)
class HowMadeIT {
    private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");

    @RegisterExtension
    static final Demo DEMO = new Demo();

    @Test
    void profile_wasMadeByAllThree_eachWithATokenOfItsOwn() {
        for (int width : Screen.WIDTHS) {
            try (BrowserContext bob = DEMO.person(new NewContextOptions().setViewportSize(width, 900))) {
                Page page = howMade(bob);
                Screen.look(page, "e2e/made-" + width);
                if (width == 1440) {
                    tells(page);
                    tellsTheSignIn(page);
                }
            }
        }
    }

    /** While the backend uses again what it knows, the provider has no part. */
    private static Page howMade(BrowserContext person) {
        Page page = DEMO.profileOf(person, "bob");
        page.locator("footer a[href^='/made']").click();
        Instant end = Instant.now().plus(RunScript.IDENTITY.multipliedBy(3));
        while (page.locator(".hop", withText("Backend → Provider")).count() == 0) {
            assertThat(Instant.now()).as("when the provider has a part").isBefore(end);
            page.waitForTimeout(500);
            page.navigate(RunScript.FRONTEND + "/profile");
            page.locator("footer a[href^='/made']").click();
        }
        return page;
    }

    private static void tells(Page page) {
        Locator browser = page.locator(".hop").first();
        assertThat(browser).containsText("Browser → Frontend");
        assertThat(browser).containsText("GET /profile");
        assertThat(browser).containsText("a cookie that means nothing");

        Locator api = hop(page, "/api/profile");
        assertThat(api).containsText("Frontend → Backend");
        assertThat(api.locator(".audience")).containsText(RunScript.BACKEND);
        assertThat(api.locator(".client")).containsText("frontend");
        assertThat(api.locator(".actor")).hasCount(0);
        assertThat(api.locator(".binding")).containsText(THUMBPRINT);
        assertThat(api.locator(".binding")).containsText("this very connection");
        assertThat(api).containsText("CN=frontend");
        assertThat(api).containsText("1.3 TLS_AES_");

        Locator userinfo = hop(page, "/userinfo");
        assertThat(userinfo).containsText("Backend → Provider");
        assertThat(userinfo.locator(".audience")).containsText(RunScript.PROVIDER);
        assertThat(userinfo.locator(".actor")).containsText("backend");
        assertThat(userinfo.locator(".binding")).containsText("this very connection");
        assertThat(userinfo).containsText("CN=backend");
        assertThat(page.locator(".sequence:visible .token > text:first-of-type"))
                .hasText(new String[] {"Backend", "Backend", "Provider"});
        assertThat(page.locator(".sequence:visible .arrow.call"))
                .hasCount(page.locator(".hop").count());
        assertThat(page.content()).doesNotContain("code=", "refresh_token=").doesNotContainPattern(Triad.ANY_TOKEN);
    }

    private static void tellsTheSignIn(Page page) {
        page.locator(".requests a", withText("/callback")).first().click();
        Locator code = hop(page, "/token");
        assertThat(code).containsText("Frontend → Provider");
        assertThat(code).containsText("redeems the code");
        assertThat(code).containsText("CN=frontend");
        assertThat(page.content()).doesNotContain("code=", "state=").doesNotContainPattern(Triad.ANY_TOKEN);
    }

    /** Two windows beside each other: what is typed in one is drawn in the other. */
    @Test
    void requestsOfAScript_areListedAndDrawnAsTheyCome() {
        List<String> complaints = new CopyOnWriteArrayList<>();
        try (BrowserContext bob = DEMO.person()) {
            Page page = DEMO.profileOf(bob, "bob");
            Page made = bob.newPage();
            made.onConsoleMessage(message -> complaints.add(message.text()));
            made.onPageError(complaints::add);
            made.navigate(
                    RunScript.FRONTEND + page.locator("footer a[href^='/made']").getAttribute("href"));
            page.navigate(RunScript.FRONTEND + "/people");
            assertThat(made.locator(".requests .new")).containsText("GET /people");
            Locator requests = made.locator(".requests li");
            int before = requests.count();

            search(page, "hubber");
            assertThat(requests).hasCount(before + 1);
            assertThat(requests.first()).hasClass("new");
            assertThat(requests.first()).containsText("GET /people");
            assertThat(made.getByRole(AriaRole.STATUS)).containsText("GET /people");
            assertThat(requests.first().locator("a")).not().hasAttribute("aria-current", "page");
            assertThat(hop(made, "/api/profile")).isVisible();

            made.getByLabel("Draw each new request at once").check();
            search(page, "zoe");
            assertThat(requests).hasCount(before + 2);
            assertThat(requests.first().locator("a")).hasAttribute("aria-current", "page");
            assertThat(hop(made, "/api/people")).containsText("Frontend → Backend");
            assertThat(made.locator(".sequence:visible .arrow.call"))
                    .hasCount(made.locator(".hop").count());
            Chromium.picture(made, "made-live");
        }
        assertThat(complaints).isEmpty();
    }

    private static void search(Page page, String words) {
        page.getByRole(AriaRole.SEARCHBOX).fill(words);
        assertThat(page.locator("#results .one")).hasCount(1);
    }

    /** Nobody gets spans of the provider who has no certificate of the deployment, whatever they ask for. */
    @Test
    void provider_tellsBrowsersNothing() {
        try (BrowserContext somebody = DEMO.person()) {
            somebody.setExtraHTTPHeaders(java.util.Map.of("Triad-Spans", "wanted"));
            var answer = somebody.request().get(RunScript.PROVIDER + "/.well-known/openid-configuration");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).doesNotContainKey("triad-spans");
            var page = somebody.request().get(RunScript.FRONTEND + "/");
            assertThat(page.headers()).doesNotContainKey("triad-spans");
        }
    }

    private static Locator hop(Page page, String path) {
        Locator found = page.locator(".hop", withText(path)).last();
        assertThat(found).isVisible();
        return found;
    }

    private static Page.LocatorOptions withText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
