package triad.frontend.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** The way in, and what it refuses on that way. */
@WithTriad
class SignInIT {
    private final Browser browser = new Browser();

    @Test
    void askedForProfile_comesBackToItSignedIn() {
        HttpResponse<String> answer = browser.signIn("/profile?tab=1");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer)).isEqualTo("/profile?tab=1");
        HttpResponse<String> page = browser.get("/profile");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Ada Lovelace", "ada@example.org", "Countess");
        assertThat(browser.get("/").body()).contains("Hello, Ada Lovelace");
    }

    @Test
    void pushedRequest_saysEverythingAndTheUrlNothing() {
        String location = Browser.location(browser.get("/profile"));

        assertThat(location).startsWith(Triad.ISSUER + "/authorize?").doesNotContain("state", "redirect_uri", "nonce");
        assertThat(Triad.PROVIDER.pushed).singleElement().satisfies(request -> assertThat(request)
                .containsEntry("client_id", "frontend")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("resource", Triad.BACKEND)
                .containsEntry("redirect_uri", Triad.FRONTEND + "/callback")
                .containsEntry("scope", "openid profile email profile:read profile:write people:read")
                .containsKeys("state", "nonce", "code_challenge"));
    }

    @Test
    void threeTabsAtOnce_allArrive() {
        String first = browser.atProvider("/profile?tab=1");
        String second = browser.atProvider("/profile?tab=2");
        String third = browser.atProvider("/profile?tab=3");

        assertThat(Browser.location(browser.get(second))).isEqualTo("/profile?tab=2");
        assertThat(Browser.location(browser.get(first))).isEqualTo("/profile?tab=1");
        assertThat(Browser.location(browser.get(third))).isEqualTo("/profile?tab=3");
    }

    /** ATTACKS 40. */
    @Test
    void replayedCallback_isRefused() {
        String callback = browser.atProvider("/profile");
        browser.get(callback);

        assertRefused(browser.get(callback), "expired");
    }

    @Test
    void unknownState_isRefused() {
        Triad.PROVIDER.callback = url -> url.replaceAll("state=[^&]+", "state=forged");

        assertRefused(browser.signIn("/profile"), "expired");
    }

    @Test
    void absentState_isRefused() {
        Triad.PROVIDER.callback = url -> url.replaceAll("&state=[^&]+", "");

        assertRefused(browser.signIn("/profile"), "expired");
    }

    @Test
    void repeatedState_isRefused() {
        Triad.PROVIDER.callback = url -> url + "&state=second";

        assertRefused(browser.signIn("/profile"), "expired");
    }

    /** Login CSRF: somebody else's answer in this browser. */
    @Test
    void stateOfAnotherBrowser_isRefused() {
        String callback = new Browser().atProvider("/profile");

        assertRefused(browser.get(callback), "expired");
        browser.get("/profile");
        assertRefused(browser.get(callback), "expired");
    }

    /** RFC 9207 §2.4. */
    @Test
    void wrongIssuer_isRefused() {
        Triad.PROVIDER.callback = url -> url.replaceAll("iss=.*", "iss=https://evil.example");

        assertRefused(browser.signIn("/profile"), "failed");
    }

    @Test
    void issuerWithSlash_isRefused() {
        Triad.PROVIDER.callback = url -> url + "/";

        assertRefused(browser.signIn("/profile"), "failed");
    }

    @Test
    void absentIssuer_isRefused() {
        Triad.PROVIDER.callback = url -> url.replaceAll("&iss=.*", "");

        assertRefused(browser.signIn("/profile"), "failed");
    }

    @Test
    void deniedConsent_isToldKindly() {
        Triad.PROVIDER.callback = url -> url.replaceAll("code=[^&]+", "error=access_denied");

        HttpResponse<String> answer = browser.signIn("/profile");

        assertRefused(answer, "denied");
        assertThat(browser.get(Browser.location(answer)).body())
                .contains("You said no")
                .contains("href=\"/profile\"");
    }

    @Test
    void errorAnswerWithCode_redeemsNothing() {
        Triad.PROVIDER.callback = url -> url + "&error=server_error&error_description=%3Cscript%3E";

        HttpResponse<String> answer = browser.signIn("/profile");

        assertRefused(answer, "failed");
        assertThat(browser.get(Browser.location(answer)).body()).doesNotContain("%3Cscript", "server_error");
    }

    @Test
    void unknownCode_isRefused() {
        Triad.PROVIDER.callback = url -> url.replaceAll("code=[^&]+", "code=stolen");

        assertRefused(browser.signIn("/profile"), "failed");
    }

    @Test
    void postedCallback_isRefused() {
        String callback = browser.atProvider("/profile");

        assertThat(browser.submit(callback, Map.of()).statusCode()).isEqualTo(405);
        assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
    }

    /** ATTACKS 34. */
    @Test
    void queryThatIsTooLongToRemember_isLeftOut() {
        assertThat(Browser.location(browser.signIn("/people?q=" + "a".repeat(600))))
                .isEqualTo("/people");
    }

    @Test
    void pathsThatLookLikeHosts_neverBecomeLocations() {
        for (String path : new String[] {"//evil.example/profile", "/%5Cevil.example/profile", "/%09/evil.example"}) {
            assertThat(browser.get(Triad.FRONTEND + path).headers().firstValue("Location"))
                    .as(path)
                    .isEmpty();
        }
        assertThat(Browser.location(browser.signIn("/profile?to=//evil.example")))
                .isEqualTo("/profile?to=//evil.example");
    }

    @Test
    void ajaxWithoutSession_isToldToReload() {
        HttpResponse<String> answer =
                browser.post("/profile", Map.of(), "Faces-Request", "partial/ajax", "Origin", Triad.FRONTEND);

        assertThat(answer.body()).contains("<partial-response><redirect url=\"/profile\"/></partial-response>");
        assertThat(Triad.PROVIDER.pushed).isEmpty();
    }

    @Test
    void imageOnAnotherSite_opensNoSignIn() {
        HttpResponse<String> answer = browser.get("/profile", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Triad.PROVIDER.pushed).isEmpty();
    }

    @Test
    void providerDown_isToldKindlyAndRecovers() {
        Triad.PROVIDER.stop();

        HttpResponse<String> answer = browser.get("/profile");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("We cannot reach the sign-in service")
                .doesNotContain("Exception", "Payara");
        assertThat(browser.get("/").statusCode()).isEqualTo(200);

        Triad.reset();
        assertThat(browser.signIn("/profile").statusCode()).isEqualTo(303);
    }

    @Test
    void forgedReason_isShownAsTheGeneralOne() {
        assertThat(browser.get("/sign-in-failed?because=%3Cb%3Eyou%20won").body())
                .contains("Sign-in did not work")
                .doesNotContain("you won");
    }

    private void assertRefused(HttpResponse<String> answer, String because) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer)).isEqualTo("/sign-in-failed?because=" + because);
        assertThat(browser.get("/sign-in-failed?because=" + because).statusCode())
                .isEqualTo(200);
    }
}
