package triad.provider.logout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.ForgedToken;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** Sign-out that a client asks for (OpenID Connect RP-Initiated Logout 1.0). */
@ExtendWith(ArquillianExtension.class)
class LogoutIT {
    private final Browser browser = new Browser();
    private Tokens tokens;

    @BeforeEach
    void signIn() {
        tokens = ProviderFlow.frontend(browser).tokens("alice");
    }

    /** §2, §3: at once, back to the registered address with the state, and everything of the session with it. */
    @Test
    void hintOfThisSession_endsItAndLeadsBack() {
        Answer answer = browser.get(logout("post_logout_redirect_uri", Triad.FRONTEND + "/", "state", "a b"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(Triad.FRONTEND + "/?state=a+b");
        assertThat(browser.cookie(Browser.SESSION)).isEmpty();
        assertThat(Server.FRONTEND.refresh(tokens.refreshToken()).error()).isEqualTo("invalid_grant");
        assertThat(Server.BACKEND.introspect(tokens.accessToken()).text("active"))
                .isEqualTo("false");
    }

    /** §2: GET and POST MUST be supported. */
    @Test
    void postedHint_endsTheSessionToo() {
        Answer answer = browser.post("/logout", Map.of("id_token_hint", tokens.idToken()));

        assertThat(answer.location()).isEqualTo("/sign-out");
        assertSignedIn(false);
    }

    /** §2: an expired hint SHOULD be accepted. */
    @Test
    void expiredHint_endsTheSession() {
        String expired =
                ForgedToken.like(tokens.idToken()).claim("exp", 1_600_000_000L).signedByProvider();

        assertThat(browser.get("/logout?id_token_hint=" + expired).status()).isEqualTo(303);
        assertSignedIn(false);
    }

    /** ATTACKS 61; §6: without a hint the person MUST be asked. */
    @Test
    void noHint_asksThePerson() {
        Answer page = browser.follow("/logout?client_id=frontend");

        assertThat(page.asks("signout")).isTrue();
        assertSignedIn(true);
        browser.submit(page, Map.of("submit", "Sign out"));
        assertSignedIn(false);
    }

    /** §3: after the question, too, the browser goes back to the registered address with the state. */
    @Test
    void confirmedQuestion_leadsBackToTheClient() {
        Answer page = browser.follow("/logout?"
                + Http.encoded(Map.of(
                        "client_id", "frontend", "post_logout_redirect_uri", Triad.FRONTEND + "/", "state", "a b")));

        Answer answer = browser.submit(page, Map.of("submit", "Sign out"));
        assertThat(answer.location()).isEqualTo(Triad.FRONTEND + "/?state=a+b");
        assertSignedIn(false);
    }

    /** ATTACKS 34: the form's address is checked again; a changed one leads nowhere. */
    @Test
    void confirmedQuestionWithAnotherAddress_staysHere() {
        Answer page = browser.follow("/logout?"
                + Http.encoded(Map.of("client_id", "frontend", "post_logout_redirect_uri", Triad.FRONTEND + "/")));

        Answer answer =
                browser.submit(page, Map.of("submit", "Sign out", "post_logout_redirect_uri", "https://evil.example/"));
        assertThat(answer.body()).contains("You are signed out").doesNotContain("evil.example");
        assertSignedIn(false);
    }

    /** Another site's form comes without the Lax cookie: the same question by GET brings it. */
    @Test
    void postWithoutSession_isAskedAgainByGet() {
        Answer answer = new Browser().post("/logout", Map.of("id_token_hint", tokens.idToken(), "state", "a b"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).startsWith("/logout?").contains("id_token_hint=", "state=a+b");
        assertSignedIn(true);
        browser.get(answer.location());
        assertSignedIn(false);
    }

    /** ATTACKS 61: mallory's hint for mallory's own session ends nobody else's. */
    @Test
    void hintOfAnotherSession_asksThePerson() {
        Tokens other = ProviderFlow.frontend().tokens("bob");

        assertThat(browser.follow("/logout?id_token_hint=" + other.idToken()).asks("signout"))
                .isTrue();
        assertSignedIn(true);
    }

    /** ATTACKS 61. */
    @ParameterizedTest
    @ValueSource(strings = {"Origin: https://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site"})
    void confirmationFromAnotherSite_isForbidden(String header) {
        Answer page = browser.get("/sign-out");

        Answer answer = browser.post(
                "/sign-out", Browser.filled(page, Map.of("submit", "x", "signout", "signout")), header.split(": ", 2));

        assertThat(answer.status()).isEqualTo(403);
        assertSignedIn(true);
    }

    /** §3: MUST NOT redirect to what is not registered; and nothing ends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "https://frontend.example",
                "https://frontend.example/x",
                "https://frontend.example/?x=1",
                "https://frontend.example/callback",
                "https://frontend.example@evil.example/",
                "https://mallory.example/",
                "//frontend.example/",
                "/\t/evil.example",
                "javascript:alert(1)"
            })
    void unregisteredAddress_isAPage(String address) {
        assertPage(browser.get(logout("post_logout_redirect_uri", address)));
        assertSignedIn(true);
    }

    /** Without a hint and a client, no address is anybody's. */
    @Test
    void addressOfNobody_isAPage() {
        assertPage(browser.get("/logout?post_logout_redirect_uri=" + Http.encoded(Triad.FRONTEND + "/")));
        assertPage(browser.get("/logout?client_id=nobody&post_logout_redirect_uri=https://evil.example/"));
    }

    /** §2: client_id MUST match the hint. */
    @Test
    void hintOfAnotherClient_isAPage() {
        assertPage(browser.get(logout("client_id", "mallory")));
        assertSignedIn(true);
    }

    /** ATTACKS 4 and 11: what the provider did not sign as an ID token is no hint. */
    @Test
    void forgedHint_isAPage() {
        ForgedToken forged = ForgedToken.like(tokens.idToken());
        for (String hint : new String[] {
            forged.unsigned(),
            forged.header("alg", "none").unsigned(),
            tokens.idToken() + "x",
            tokens.accessToken(),
            tokens.refreshToken(),
            "x"
        }) {
            assertPage(browser.get("/logout?id_token_hint=" + hint));
        }
        assertSignedIn(true);
    }

    @Test
    void signedOutBrowser_isLedBackAllTheSame() {
        Answer answer = new Browser().get(logout("post_logout_redirect_uri", Triad.FRONTEND + "/"));

        assertThat(answer.location()).isEqualTo(Triad.FRONTEND + "/");
        assertSignedIn(true);
    }

    private String logout(String... more) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("id_token_hint", tokens.idToken());
        for (int i = 0; i < more.length; i += 2) {
            query.put(more[i], more[i + 1]);
        }
        return "/logout?" + Http.encoded(query);
    }

    private void assertSignedIn(boolean signedIn) {
        assertThat(browser.get("/sign-out").asks("signout")).isEqualTo(signedIn);
    }

    private static void assertPage(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
        assertThat(answer.body()).contains("This did not work").doesNotContain("evil.example");
    }
}
