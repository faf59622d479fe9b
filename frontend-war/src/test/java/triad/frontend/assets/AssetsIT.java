package triad.frontend.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.WithTriad;

/** Style sheets and scripts: small on the way, kept by browsers, and no longer than they are what the page was made for. */
@WithTriad
class AssetsIT {
    private static final Pattern OURS =
            Pattern.compile("\"(/assets/[^\"]+\\.(?:css|js|svg)\\?ln=triad)&amp;v=([0-9a-f]{8})\"");
    private static final Pattern ANY_OF_OURS = Pattern.compile("\"/assets/[^\"]+ln=triad");

    private final Browser browser = new Browser();

    @BeforeEach
    void reset() {
        browser.signIn("/profile");
    }

    @Test
    void addressOfOurs_changesWithItsContent() {
        String page = browser.get("/profile").body();
        List<MatchResult> ours = OURS.matcher(page).results().toList();

        assertThat(ours).hasSameSizeAs(ANY_OF_OURS.matcher(page).results().toList());
        assertThat(ours.stream().map(address -> address.group(2)).distinct())
                .hasSameSizeAs(ours.stream()
                        .map(address -> address.group(1))
                        .distinct()
                        .toList());
        assertThat(ours).allSatisfy(address -> {
            HttpResponse<String> asset = browser.get(address.group(1) + "&v=" + address.group(2));
            assertThat(asset.statusCode()).isEqualTo(200);
            assertThat(asset.headers().firstValue("Cache-Control")).hasValue("max-age=604800");
        });
    }

    @Test
    void scriptsAndSheets_areCompressedForWhoeverTakesThat() {
        for (String path : List.of("triad.css?ln=triad", "items.js?ln=triad", "core.js?ln=primefaces")) {
            String address = "/assets/jakarta.faces.resource/" + path;
            HttpResponse<String> compressed = browser.get(address, "Accept-Encoding", "gzip");
            HttpResponse<String> plain = browser.get(address);

            assertThat(compressed.headers().firstValue("Content-Encoding"))
                    .as(path)
                    .hasValue("gzip");
            assertThat(plain.headers().firstValue("Content-Encoding")).as(path).isEmpty();
            assertThat(List.of(compressed, plain))
                    .as("a cache in between keeps them apart")
                    .allSatisfy(answer ->
                            assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding"));
        }
    }

    /** The length of what is compressed tells of secrets beside words that somebody else chose (BREACH). */
    @Test
    void whatIsPersonal_isNeverCompressed() {
        for (String path :
                List.of("/", "/profile", "/people?q=ada", "/people/ada", "/people/ada/code", "/profile/history")) {
            assertThat(browser.get(path, "Accept-Encoding", "gzip, br, deflate")
                            .headers()
                            .firstValue("Content-Encoding"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void pageSources_areNoPages() {
        for (String path : List.of(
                "/profile.xhtml",
                "/home.xhtml",
                "/WEB-INF/layout.xhtml",
                "/profile/../profile.xhtml",
                "/assets/profile.xhtml",
                "/assets/profile",
                "/assets/home",
                "/assets/jakarta.faces.resource/../profile",
                "/assets/jakarta.faces.resource;/profile.xhtml")) {
            HttpResponse<String> answer = new Browser().get(path);
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            assertThat(answer.body()).as(path).doesNotContain("ui:", "profilePage", "Payara");
        }
    }

    @Test
    void styleSheet_isServedAndSmall() {
        HttpResponse<String> sheet = browser.get("/assets/jakarta.faces.resource/triad.css?ln=triad");

        assertThat(sheet.statusCode()).isEqualTo(200);
        assertThat(sheet.body().length()).isLessThan(12_000);
    }
}
