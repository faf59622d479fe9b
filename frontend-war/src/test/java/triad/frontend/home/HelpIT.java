package triad.frontend.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Screen;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** The help: for everybody, at no cost, and every link to a part of it leads to one. */
@WithTriad
class HelpIT {
    private static final Path PAGES = Path.of("src", "main", "webapp");
    private static final Pattern LINK = Pattern.compile("/help#([\\w-]+)");
    private final Browser browser = new Browser();

    @Test
    void help_isForStrangersToo_andAsksNobody() {
        HttpResponse<String> page = browser.get("/help");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Who sees what of you", "Only me", "your organisation does", "a typing error does no harm")
                .contains("Your sessions and data", "Signing out", "What an administrator can do", "goes wrong")
                .doesNotContain("???", "primefaces");
        assertThat(browser.sessionId()).isEmpty();
        assertThat(browser.pagesId()).isEmpty();
        assertThat(Triad.API.calls).isEmpty();
    }

    @Test
    void help_isAtTheFootOfEveryPage() {
        assertThat(browser.get("/").body()).contains("href=\"/help\"");
        browser.signIn("/profile");
        Triad.API.files.calls.clear();

        assertThat(browser.get("/profile").body()).contains("href=\"/help\"");
        assertThat(browser.get("/help").body()).contains("Sign out");
        assertThat(Triad.API.files.calls).isEmpty();
    }

    @Test
    void everyLinkToAPart_leadsToOne() throws IOException {
        String page = browser.get("/help").body();
        Set<String> parts = all(Pattern.compile("<section id=\"([\\w-]+)\""), page);
        Set<String> linked = Stream.concat(
                        all(Pattern.compile("href=\"#([\\w-]+)\""), page).stream()
                                .filter(part -> !part.equals("content")),
                        sources().stream().flatMap(source -> all(LINK, source).stream()))
                .collect(Collectors.toSet());

        assertThat(parts).hasSizeGreaterThan(6);
        assertThat(linked).contains("administrators", "who-sees").isEqualTo(parts);
    }

    @Test
    void help_fitsPhoneAndDesktopInLightAndDark() {
        try (Screen screen = new Screen()) {
            screen.eachWay((Page page, String suffix) -> {
                page.navigate(Triad.FRONTEND + "/help#who-sees");
                Screen.look(page, "help" + suffix);
            });
            assertThat(screen.complaints).isEmpty();
        }
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.filter(file -> file.toString().endsWith("html"))
                    .map(HelpIT::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
    }
}
