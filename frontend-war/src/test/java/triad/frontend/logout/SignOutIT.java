package triad.frontend.logout;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** Signing out, and that nobody else can do it for the user (ATTACKS 61). */
@WithTriad
class SignOutIT {
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        browser.signIn("/profile");
    }

    @Test
    void signOut_endsItHereAndAtTheProvider() {
        HttpResponse<String> answer = browser.submit("/sign-out", Map.of());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer))
                .startsWith(Triad.ISSUER + "/logout?")
                .contains("id_token_hint=", "client_id=frontend", "state=signed-out")
                .contains("post_logout_redirect_uri=https%3A%2F%2Flocalhost%3A23440%2F");
        assertThat(Triad.PROVIDER.revoked).containsExactly("rt-1");
        assertThat(browser.get("/?state=signed-out").body())
                .contains("You are signed out.")
                .doesNotContain("Hello");
        assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
    }

    @Test
    void providerDown_stillSignsOutHere() {
        Triad.PROVIDER.stop();

        assertThat(Browser.location(browser.submit("/sign-out", Map.of()))).isEqualTo("/?state=signed-out");
        assertThat(browser.get("/").body()).doesNotContain("Hello");
    }

    @Test
    void get_signsNobodyOut() {
        assertThat(browser.get("/sign-out").statusCode()).isEqualTo(405);
        assertThat(browser.get("/").body()).contains("Hello");
    }

    @Test
    void crossSitePost_signsNobodyOut() {
        refused("Origin", "https://evil.example");
        refused("Origin", "null");
        refused("Sec-Fetch-Site", "cross-site", "Origin", Triad.FRONTEND);
        refused("Sec-Fetch-Site", "same-site", "Origin", Triad.FRONTEND);
        refused();
    }

    @Test
    void strangerSigningOut_isSentHome() {
        assertThat(Browser.location(new Browser().submit("/sign-out", Map.of())))
                .isEqualTo("/?state=signed-out");
    }

    private void refused(String... headers) {
        assertThat(browser.post("/sign-out", Map.of(), headers).statusCode()).isEqualTo(403);
        assertThat(browser.get("/").body()).contains("Hello");
        assertThat(Triad.PROVIDER.revoked).isEmpty();
    }
}
