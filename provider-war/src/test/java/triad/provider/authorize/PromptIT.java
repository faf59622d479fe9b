package triad.provider.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.DpopKey;
import triad.provider.outside.ForgedToken;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** What a client may demand of sign-in and consent: prompt, max_age, login_hint (OpenID Connect Core §3.1.2.1). */
@ExtendWith(ArquillianExtension.class)
class PromptIT {
    private final Browser browser = new Browser();
    private final ProviderFlow flow = ProviderFlow.frontend(browser);

    @BeforeEach
    void signIn() {
        flow.authorize("alice");
    }

    @Test
    void noneWithSessionAndConsent_givesACode() {
        assertThat(browser.get(flow.with("prompt", "none").pushedUrl()).sent("code"))
                .hasSize(43);
    }

    /** §3.1.2.1: MUST NOT display any page. */
    @Test
    void noneWithoutSession_isLoginRequired() {
        assertRefused(new Browser().get(flow.with("prompt", "none").pushedUrl()), "login_required");
    }

    @Test
    void noneWithoutConsent_isConsentRequired() {
        TestDatabase.forgetConsents("alice");

        assertRefused(browser.get(flow.with("prompt", "none").pushedUrl()), "consent_required");
    }

    @Test
    void noneWithOldSignIn_isLoginRequired() {
        TestDatabase.signedInAt(session(), now().minusSeconds(3600));

        assertRefused(
                browser.get(flow.with("prompt", "none").with("max_age", "60").pushedUrl()), "login_required");
    }

    @Test
    void noneWithEndedOrIdleSession_isLoginRequired() {
        TestDatabase.idleSession(session());
        assertRefused(browser.get(flow.with("prompt", "none").pushedUrl()), "login_required");

        flow.without("prompt").authorize("alice");
        TestDatabase.expireSession(session());
        assertRefused(browser.get(flow.with("prompt", "none").pushedUrl()), "login_required");
    }

    /** §3.1.2.1: login: SHOULD prompt for reauthentication; asking for the URL again is no sign-in. */
    @Test
    void login_asksAgainUntilSignedInAgain() throws ParseException {
        String before = session();
        Answer page = browser.follow(flow.with("prompt", "login").pushedUrl());
        assertThat(page.asks("login")).isTrue();
        String handle = Browser.filled(page, Map.of()).getOrDefault("continue", "");
        assertThat(browser.follow(handle).asks("login")).isTrue();

        Answer answer = browser.signIn(page, "alice");

        assertThat(answer.sent("code")).hasSize(43);
        assertThat(session()).isNotEqualTo(before);
        Tokens tokens = Tokens.of(flow.redeem(answer.sent("code")));
        assertThat(Tokens.claims(tokens.idToken()).getDateClaim("auth_time").toInstant())
                .isAfter(now().minusSeconds(30));
    }

    /** A sign-in as somebody else ends the first one's session and everything in it. */
    @Test
    void loginAsSomebodyElse_endsTheFirstSession() {
        ProviderFlow first = ProviderFlow.frontend(browser);
        String refreshToken = first.tokens("alice").refreshToken();
        Answer page = browser.follow(flow.with("prompt", "select_account").pushedUrl());

        browser.signIn(page, "carol");

        assertThat(Server.FRONTEND.refresh(refreshToken).error()).isEqualTo("invalid_grant");
    }

    @Test
    void consent_asksAgain() {
        Answer page = browser.follow(flow.with("prompt", "consent").pushedUrl());

        assertThat(page.asks("consent")).isTrue();
        assertThat(browser.consent(page, "allow").sent("code")).hasSize(43);
        assertThat(browser.follow(flow.pushedUrl()).asks("consent")).isTrue();
    }

    @Test
    void maxAge_asksForAnOldSignInAlone() {
        assertThat(browser.get(flow.with("max_age", "600").pushedUrl()).sent("code"))
                .hasSize(43);

        TestDatabase.signedInAt(session(), now().minus(Duration.ofSeconds(601)));

        Answer page = browser.follow(flow.pushedUrl());
        assertThat(page.asks("login")).isTrue();
        assertThat(browser.signIn(page, "alice").sent("code")).hasSize(43);
    }

    /** §15.1: max_age=0 means reauthentication now, and it ends. */
    @Test
    void maxAgeZero_asksOnce() {
        Answer page = browser.follow(flow.with("max_age", "0").pushedUrl());

        assertThat(page.asks("login")).isTrue();
        assertThat(browser.signIn(page, "alice").sent("code")).hasSize(43);
    }

    /** OpenID Connect Registration §2: default_max_age counts where the request names none. */
    @Test
    void defaultMaxAge_asksForAnOldSignIn() {
        ProviderFlow sealed = ProviderFlow.of(KeyedClient.enveloped(), "https://enveloped.example/callback")
                .without("resource")
                .with("scope", "openid");
        TestDatabase.signedInAt(session(), now().minusSeconds(601));

        assertThat(browser.follow(sealed.plainUrl()).asks("login")).isTrue();
        assertThat(browser.follow(sealed.with("max_age", "1000").plainUrl()).asks("login"))
                .isFalse();
    }

    /** OpenID Connect Core §2: acr tells what was reached, whatever was wished for. */
    @Test
    void acrValues_areAnsweredWithWhatThereIs() throws ParseException {
        Answer answer = browser.follow(flow.with("acr_values", "2 1").pushedUrl());

        String idToken = Tokens.of(flow.redeem(answer.sent("code"))).idToken();
        assertThat(Tokens.claims(idToken).getStringClaim("acr")).isEqualTo("1");
    }

    /** §3.1.2.1: id_token_hint: the user it names, or login_required. */
    @Test
    void idTokenHint_isTheOnlyUserThatWillDo() {
        String alice = idToken(flow);
        flow.with("id_token_hint", alice);

        assertThat(browser.follow(flow.pushedUrl()).sent("code")).hasSize(43);
        assertThat(browser.get(flow.with("prompt", "none").pushedUrl()).sent("code"))
                .hasSize(43);
        Browser other = new Browser();
        ProviderFlow.frontend(other).authorize("carol");
        assertRefused(other.get(flow.pushedUrl()), "login_required");
    }

    /** Whoever else is signed in is asked to sign in as the one that is meant, once. */
    @Test
    void idTokenHintOfSomebodyElse_asksOnce() {
        String alice = idToken(flow);
        Browser other = new Browser();
        ProviderFlow.frontend(other).authorize("carol");
        String url = flow.with("id_token_hint", alice).pushedUrl();

        Answer page = other.follow(url);
        assertThat(page.asks("login")).isTrue();
        assertRefused(other.signIn(page, "carol"), "login_required");

        page = other.follow(flow.pushedUrl());
        assertThat(other.signIn(page, "alice").sent("code")).hasSize(43);
    }

    /** RFC 8725 §3.12: no other token of ours, no forged one, and no other client's. */
    @Test
    void foreignIdTokenHint_isRefused() {
        Tokens tokens = Tokens.of(flow.redeem(browser.follow(flow.pushedUrl()).sent("code")));
        ForgedToken like = ForgedToken.like(tokens.idToken());

        for (String hint : List.of(
                tokens.accessToken(),
                like.unsigned(),
                like.signedBy(new DpopKey().jwk()),
                like.claim("aud", "mallory").signedByProvider(),
                "x")) {
            assertThat(flow.with("id_token_hint", hint).push().error()).as(hint).isEqualTo("invalid_request");
        }
    }

    private String idToken(ProviderFlow of) {
        return Tokens.of(of.redeem(browser.follow(of.pushedUrl()).sent("code"))).idToken();
    }

    /** ATTACKS 62 and 64. */
    @Test
    void loginHint_isFilledInAndEscaped() {
        assertThat(new Browser()
                        .follow(flow.with("login_hint", "bob").pushedUrl())
                        .body())
                .contains("value=\"bob\"");
        assertThat(new Browser()
                        .follow(flow.with("login_hint", "\"><script>alert(1)</script>")
                                .pushedUrl())
                        .body())
                .doesNotContain("<script>alert");
    }

    private String session() {
        return browser.cookie(Browser.SESSION).orElseThrow();
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static void assertRefused(Answer answer, String error) {
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.sent("error")).isEqualTo(error);
        assertThat(answer.sent("state")).isEqualTo("st ate&1");
        assertThat(answer.sent("iss")).isEqualTo(Triad.ISSUER);
        assertThat(answer.sent("code")).isEmpty();
    }
}
