package triad.frontend.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.frontend.fake.Accessibility;
import triad.frontend.fake.Triad;

/** The pages in a real browser: they work, they fit, and nothing violates the policy; pictures go to target/screenshots. */
@ExtendWith(ArquillianExtension.class)
class LookIT {
    @BeforeEach
    void reset() {
        Triad.reset();
    }

    @Test
    void pages_fitPhoneAndDesktopInLightAndDark() {
        try (Playwright playwright =
                        Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser chromium = playwright
                        .chromium()
                        .launch(new LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox")))) {
            for (int width : new int[] {390, 1440}) {
                for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                    visit(chromium, width, scheme);
                }
            }
        }
    }

    private static void visit(Browser chromium, int width, ColorScheme scheme) {
        List<String> complaints = new ArrayList<>();
        try (var context = chromium.newContext(new NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setViewportSize(width, 900)
                .setColorScheme(scheme))) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            String suffix = "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
            look(page, "/", "landing" + suffix);
            page.click(".hero .button");
            page.waitForURL("**/profile");
            look(page, "/profile", "profile" + suffix);
            assertThat(page.textContent("h1")).isEqualTo("Your profile");
            Triad.API.more = ",\"identity_stale\":true";
            look(page, "/profile", "stale" + suffix);
            Triad.API.more = "";
            page.fill("[id='form:job_title']", "Programmer " + suffix);
            page.keyboard().press("Enter");
            page.waitForURL("**/profile?saved=yes");
            look(page, page.url(), "saved" + suffix);
            refuse(page, "refused" + suffix);
            look(page, "/", "welcome" + suffix);
            look(page, "/settings", "settings" + suffix);
            look(page, "/sign-in-failed?because=denied", "denied" + suffix);
        }
        assertThat(complaints).isEmpty();
    }

    /** What was typed stays, and the objection stands beside it. */
    private static void refuse(Page page, String name) {
        Triad.API.status = 422;
        Triad.API.problem = "{\"errors\":[{\"field\":\"phones\",\"detail\":\"Start with + and the country code.\"}]}";
        page.getByText("Add a phone").click();
        page.keyboard().type("call me");
        page.click("[id='form:save']");
        page.waitForSelector(".wrong:not(:empty)");
        assertThat(page.inputValue("[id='form:phones']")).isEqualTo("call me");
        Accessibility.requireNoViolation(page, name);
        page.screenshot(
                new ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", name + ".png")));
        Triad.API.status = 0;
    }

    private static void look(Page page, String path, String name) {
        page.navigate(path.startsWith("https:") ? path : Triad.FRONTEND + path);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name)
                .isEqualTo(true);
        Accessibility.requireNoViolation(page, name);
        page.screenshot(
                new ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
