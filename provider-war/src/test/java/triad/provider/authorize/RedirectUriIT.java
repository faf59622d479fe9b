package triad.provider.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** Where an authorization response may go: to a registered redirect URI, character by character (RFC 9700 §2.1); otherwise a page. */
@ExtendWith(ArquillianExtension.class)
class RedirectUriIT {
    private final Browser browser = new Browser();

    /** ATTACKS 22 to 28, 31 to 33. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mallory.example@evil.example/callback",
                "https://evil.example@mallory.example/callback",
                "https://mallory.example:80@evil.example/callback",
                "https://mallory.example/callback/../evil",
                "https://mallory.example/callback/..%2fevil",
                "https://mallory.example/..;/callback",
                "https://mallory.example/callback/",
                "https://mallory.example/callback?x=1",
                "https://mallory.example/callback?tenant=2",
                "https://mallory.example/callback?tenant=1&x=1",
                "https://mallory.example/callback#x",
                "https://mallory.example/callback#",
                "https://mallory.example/Callback",
                "https://mallory.example:443/callback",
                "https://MALLORY.example/callback",
                "HTTPS://mallory.example/callback",
                "http://mallory.example/callback",
                "https://mallory-example/callback",
                "https://malloryxexample/callback",
                "https://mallory.example./callback",
                "https://x.mallory.example/callback",
                "https://mallory.example.evil.example/callback",
                "https://mallory.example/callback\\evil",
                "https://mallory.example/callback\r\nSet-Cookie: a=b",
                " https://mallory.example/callback",
                "//mallory.example/callback",
                "/callback",
                "*",
                "javascript:alert(1)",
                "JavaScript:alert(1)//mallory.example",
                "data:text/html,<script>alert(1)</script>",
                "https://frontend.example/callback",
                "http://127.0.0.1/callback"
            })
    void unregisteredUri_isAPage(String redirectUri) {
        assertPage(browser.get(
                ProviderFlow.mallory().with("redirect_uri", redirectUri).plainUrl()));
    }

    /** Even where other things are wrong too, and where the client asks for silence. */
    @Test
    void unregisteredUriInASilentBrokenRequest_isAPage() {
        assertPage(browser.get(ProviderFlow.mallory()
                .with("redirect_uri", "https://evil.example/")
                .with("prompt", "none")
                .with("response_type", "token")
                .plainUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?client_id=",
                "?client_id=nobody&redirect_uri=https://evil.example/",
                "?client_id=mallory",
                "?client_id=mallory&redirect_uri=",
                "?client_id=mallory&client_id=mallory&redirect_uri=https://mallory.example/callback",
                "?client_id=mallory&redirect_uri=https://mallory.example/callback&redirect_uri=https://evil.example/",
                "?client_id=mallory%00&redirect_uri=https://mallory.example/callback",
                "?client_id=%3Cscript%3Ealert(1)%3C/script%3E",
                "?client_id=mallory&redirect_uri=%E0%A4",
                "?redirect_uri=https://mallory.example/callback",
                "?client_id=backend&redirect_uri=https://frontend.example/callback"
            })
    void missingOrUnknownClientOrUri_isAPage(String query) {
        assertPage(browser.get("/authorize" + query));
    }

    /** RFC 6749 §3.1.2.2: a registered query is kept, and the response is added to it. */
    @Test
    void registeredQuery_isKept() {
        Answer answer = browser.get(ProviderFlow.mallory()
                .with("redirect_uri", Triad.MALLORY_CALLBACK + "?tenant=1")
                .with("prompt", "none")
                .plainUrl());

        assertThat(answer.location()).startsWith(Triad.MALLORY_CALLBACK + "?tenant=1&error=login_required&");
    }

    /** The same on the way through a form (OpenID Connect Core §3.1.2.1). */
    @Test
    void unregisteredUriInAForm_isAPage() {
        assertPage(new Http(Tls.anonymous())
                .post(Triad.ISSUER + "/authorize", "client_id=mallory&redirect_uri=https://evil.example/"));
    }

    private static void assertPage(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.body()).contains("This did not work").doesNotContain("evil", "<script>", "http-equiv");
    }
}
