package triad.frontend.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** A real browser for tests that need scripts or eyes; what a page complains about is kept. */
public final class Screen implements AutoCloseable {
    /** Of a phone and of a desktop, in pixels. */
    public static final List<Integer> WIDTHS = List.of(390, 1440);

    /** Errors of scripts, and what the content security policy refused. */
    public final List<String> complaints = new CopyOnWriteArrayList<>();

    private final Playwright playwright =
            Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser chromium = playwright
            .chromium()
            .launch(new LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--no-sandbox")));

    /** A new window of a person who has not been here yet. */
    public Page page(NewContextOptions options) {
        BrowserContext context = chromium.newContext(options.setIgnoreHTTPSErrors(true));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // A refusal that a test has ordered is reported as well
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    public Page page() {
        return page(new NewContextOptions().setViewportSize(1440, 900));
    }

    /** Shows something on a phone and on a desktop; {@code show} gets a page and the end of its pictures' names. */
    public void eachWay(BiConsumer<Page, String> show) {
        for (int width : WIDTHS) {
            Page page = page(new NewContextOptions().setViewportSize(width, 900));
            show.accept(page, "-" + width);
            page.context().close();
        }
    }

    /** In light and in dark: fits the width, is for everybody (WCAG 2.2 AA), and is kept under target/screenshots. */
    public static void look(Page page, String name) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name)
                .isEqualTo(true);
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            String picture = name + "-" + scheme.name().toLowerCase(Locale.ROOT);
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
            page.waitForCondition(() ->
                    (Boolean) page.evaluate("document.getAnimations().every(one => !(one instanceof CSSTransition))"));
            if (scheme == ColorScheme.LIGHT) {
                Accessibility.requireNoViolation(page, picture);
            } else {
                Accessibility.requireContrast(page, picture);
            }
            page.screenshot(new ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screenshots", picture + ".png")));
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
