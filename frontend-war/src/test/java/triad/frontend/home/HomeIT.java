package triad.frontend.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.WithTriad;

/** The landing page, what it costs, and which pages there are not. */
@WithTriad
class HomeIT {
    private final Browser browser = new Browser();

    @Test
    void landingPage_greetsStrangers() {
        HttpResponse<String> page = browser.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("One sign-in, carried safely", "href=\"/profile\"");
        assertThat(page.body()).doesNotContain("Sign out", "primefaces");
    }

    /** Otherwise whoever asks often enough fills the memory. */
    @Test
    void stranger_costsNoSession() {
        for (String path : List.of("/", "/home", "/settings", "/sign-in-failed", "/nothing")) {
            browser.get(path);
            assertThat(browser.sessionId()).as(path).isEmpty();
        }
    }

    /** It is of relying parties without an API. */
    @Test
    void pageOfClaims_isNotThere() {
        browser.signIn("/profile");

        assertThat(browser.get("/claims").statusCode()).isEqualTo(404);
        assertThat(browser.get("/jwks").statusCode()).isEqualTo(404);
    }
}
