package triad.frontend.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import triad.frontend.fake.Accessibility;
import triad.frontend.fake.Screen;

/**
 * The pages of the provider and the frontend in a browser: how they look, and that the description of the API is among them. Those of
 * administrators are {@link MainFlowIT}'s, which has an import to show.
 */
@ExtendWith(Witness.class)
class AllPagesIT {
    @RegisterExtension
    static final Demo DEMO = new Demo();

    /** A browser has no certificate for the backend, so its description comes by way of the frontend. */
    @Test
    void description_isReadThroughTheFrontend() {
        List<String> complaints = new ArrayList<>();
        try (BrowserContext bob = DEMO.person()) {
            Page page = DEMO.profileOf(bob, "bob");
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onPageError(complaints::add);
            page.onRequestFailed(request -> complaints.add(request.url()));
            page.locator("footer a[href='/api-docs/']").click();

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
        for (int width : Screen.WIDTHS) {
            String suffix = "-" + width;
            try (BrowserContext bob = DEMO.person(new NewContextOptions().setViewportSize(width, 900))) {
                Page page = bob.newPage();
                look(page, RunScript.FRONTEND + "/", "landing" + suffix);
                look(page, RunScript.FRONTEND + "/profile", "login" + suffix);
                DEMO.signInAndAllow(page, "bob");
                look(page, RunScript.FRONTEND + "/profile", "profile" + suffix);
                look(page, RunScript.FRONTEND + "/people", "people" + suffix);
                look(page, RunScript.FRONTEND + "/people/johann-huber", "person" + suffix);
                look(page, RunScript.FRONTEND + "/departments", "departments" + suffix);
                look(page, RunScript.FRONTEND + "/profile/history", "history" + suffix);
                look(page, RunScript.FRONTEND + "/profile/erasure", "erasure" + suffix);
                look(page, RunScript.FRONTEND + "/settings", "settings" + suffix);
                look(page, RunScript.FRONTEND + "/help", "help" + suffix);
                look(page, RunScript.FRONTEND + "/api-docs/", "api" + suffix);
                look(page, RunScript.PROVIDER + "/sign-out", "sign-out" + suffix);
                look(page, RunScript.PROVIDER + "/authorize?client_id=nobody", "refused" + suffix);
            }
        }
    }

    /** What all the pages are held against does see something. */
    @Test
    void pageThatNobodyCanHear_isFound() {
        try (BrowserContext somebody = DEMO.person()) {
            Page page = somebody.newPage();
            page.setContent("<html lang=en><title>x</title><main><h1>x</h1><img src=x><input></main>");

            assertThatThrownBy(() -> Accessibility.requireNoViolation(page, "no names"))
                    .hasMessageContainingAll("image-alt", "label");
        }
    }

    private static void look(Page page, String url, String name) {
        page.navigate(url);
        Screen.look(page, "e2e/" + name);
    }
}
