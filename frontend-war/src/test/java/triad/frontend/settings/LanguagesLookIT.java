package triad.frontend.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Screen;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** The longest languages on a phone; pictures go to target/screenshots. */
@WithTriad
class LanguagesLookIT {
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("/", "welcome"),
            Map.entry("/profile", "profile"),
            Map.entry("/people", "people"),
            Map.entry("/people?language=de&view=table", "table"),
            Map.entry("/people/ada", "person"),
            Map.entry("/profile/history", "history"),
            Map.entry("/profile/erasure", "erasure"),
            Map.entry("/imports", "imports"),
            Map.entry("/help", "help"),
            Map.entry("/settings", "settings"),
            Map.entry("/nothing", "nothing"));

    @Test
    void longWords_fitAPhone() {
        Triad.API.own.changesOfHers =
                "{\"version\":1,\"at\":\"2026-01-02T03:04:05Z\",\"by\":\"ada\",\"fields\":[{\"field\":\"visibility.phones\",\"old\":null,\"new\":\"everyone\"}]}";
        Triad.API.files.letIn();
        Triad.API.details =
                ",\"time_zone\":\"Europe/London\",\"phones\":[\"+44 20 7946 0018\"],\"skills\":[\"Poetry\"]";
        try (Screen screen = new Screen()) {
            for (String language : List.of("de", "fr")) {
                Page page = screen.page(
                        new NewContextOptions().setViewportSize(390, 900).setLocale(language));
                page.navigate(Triad.FRONTEND + "/");
                show(page, language, "landing");
                page.click(".hero .button");
                page.waitForURL("**/profile");
                PAGES.forEach((path, name) -> {
                    page.navigate(Triad.FRONTEND + path);
                    show(page, language, name);
                });
                page.context().close();
            }
            assertThat(screen.complaints).isEmpty();
        }
    }

    /** The rules of accessibility know one language from another by its tag alone: once is enough. */
    private static void show(Page page, String language, String name) {
        String picture = language + "-" + name;
        if (language.equals("de")) {
            Screen.look(page, picture);
        } else {
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(picture)
                    .isEqualTo(true);
            page.screenshot(new ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screenshots", picture + ".png")));
        }
    }
}
