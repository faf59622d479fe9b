package triad.frontend.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** What every page has in common. */
@WithTriad
class PagesIT {
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");
    private final Browser browser = new Browser();

    @Test
    void everyAnswer_hasTheHeaders() {
        browser.signIn("/profile");
        for (String path : List.of("/", "/profile", "/sign-in-failed", "/nothing", "/sign-out")) {
            var headers = browser.get(path).headers();
            assertThat(headers.firstValue("Strict-Transport-Security")).as(path).isPresent();
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy"))
                    .as(path)
                    .hasValue("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Resource-Policy"))
                    .as(path)
                    .hasValue("same-origin");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("no-referrer");
            assertThat(headers.firstValue("Permissions-Policy")).as(path).isPresent();
            assertThat(headers.firstValue("Cache-Control")).as(path).hasValue("no-store");
            assertThat(String.join(";", headers.allValues("Content-Security-Policy")))
                    .as(path)
                    .contains("frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'")
                    .doesNotContain("unsafe-inline", "unsafe-eval");
            assertThat(headers.firstValue("Server")).as(path).isEmpty();
            assertThat(headers.firstValue("X-Powered-By")).as(path).isEmpty();
        }
    }

    @Test
    void scriptNonce_isNewForEachResponse() {
        browser.signIn("/profile");

        assertThat(nonce(browser.get("/profile"))).isNotBlank().isNotEqualTo(nonce(browser.get("/profile")));
    }

    @Test
    void variantsOfAProtectedPath_showNothing() {
        for (String path : List.of(
                "/profile/", "/profile;x=1", "/PROFILE", "/./profile", "/x/../profile", "/%70rofile", "//profile")) {
            HttpResponse<String> answer = browser.get(Triad.FRONTEND + path);
            assertThat(answer.body()).as(path).doesNotContain("From your provider");
            assertThat(answer.statusCode()).as(path).isNotEqualTo(200);
        }
    }

    @Test
    void crossSiteChange_isRefused() {
        browser.signIn("/profile");
        Map<String, String> form = Browser.form(browser.get("/profile").body());

        assertThat(browser.post("/profile", form, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/profile", form, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Triad.API.patches).isEmpty();
    }

    @Test
    void formLargerThanAnyOfOurs_isNotRead() {
        browser.signIn("/profile");
        Map<String, String> form = Browser.form(browser.get("/profile").body());
        form.put("form:biography", "x".repeat(1024 * 1024));

        assertThat(browser.submit("/profile", form).statusCode()).isEqualTo(413);
        assertThat(Triad.API.patches).isEmpty();
    }

    private static String nonce(HttpResponse<String> page) {
        var matcher = NONCE.matcher(String.join(";", page.headers().allValues("Content-Security-Policy")));
        return matcher.find() ? matcher.group(1) : "";
    }
}
