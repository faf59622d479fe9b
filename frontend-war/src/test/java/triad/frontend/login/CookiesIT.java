package triad.frontend.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.WithTriad;

/** What a browser holds, and that none of it can be planted. */
@WithTriad
class CookiesIT {
    private final Browser browser = new Browser();

    @Test
    void cookies_areHostBoundAndHidden() {
        List<String> cookies = new ArrayList<>(browser.get("/profile").headers().allValues("Set-Cookie"));
        assertThat(cookies)
                .as("of the open sign-in alone")
                .singleElement()
                .asString()
                .startsWith("__Host-triad-attempt-");
        cookies.addAll(browser.signIn("/profile").headers().allValues("Set-Cookie"));

        assertThat(cookies)
                .extracting(cookie -> cookie.replaceAll("(-[0-9]+-.{8})?=.*", ""))
                .containsExactlyInAnyOrder(
                        "__Host-triad-attempt", "__Host-triad-attempt", "__Host-triad-frontend", "__Host-triad-pages");
        assertThat(cookies).allSatisfy(cookie -> assertThat(cookie)
                .containsIgnoringCase("; Path=/")
                .containsIgnoringCase("; Secure")
                .containsIgnoringCase("; HttpOnly")
                .containsIgnoringCase("; SameSite=Lax")
                .doesNotContainIgnoringCase("domain="));
    }

    /** ATTACKS 43, 44. */
    @Test
    void signIn_changesTheIds() {
        browser.signIn("/profile");
        String pages = browser.pagesId();
        String callback = browser.loseSignIn().atProvider("/profile");

        browser.get(callback, "Cookie", "__Host-triad-frontend=planted");

        assertThat(pages).isNotBlank();
        assertThat(browser.pagesId()).isNotBlank().isNotEqualTo(pages);
        assertThat(browser.sessionId()).isNotBlank().isNotEqualTo("planted");
        assertThat(new Browser()
                        .get("/profile", "Cookie", "__Host-triad-frontend=planted")
                        .statusCode())
                .isEqualTo(303);
    }

    /** The container's session has never been a sign-in: with its cookie alone one is nobody. */
    @Test
    void cookieOfThePages_signsNobodyIn() {
        browser.signIn("/profile");

        assertThat(new Browser()
                        .get("/profile", "Cookie", "__Host-triad-pages=" + browser.pagesId())
                        .statusCode())
                .isEqualTo(303);
    }
}
