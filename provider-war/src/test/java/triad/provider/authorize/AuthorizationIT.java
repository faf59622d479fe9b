package triad.provider.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** The authorization endpoint once client and redirect URI hold (RFC 6749 §4.1, OpenID Connect Core §3.1.2). */
@ExtendWith(ArquillianExtension.class)
class AuthorizationIT {
    private final Browser browser = new Browser();

    /** RFC 6749 §4.1.2, RFC 9207 §2, RFC 9700 §4.12. */
    @Test
    void grantedRequest_leadsBackWithCodeStateAndIssuer() {
        Answer answer = ProviderFlow.frontend(browser).authorize("alice");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).startsWith(Triad.CALLBACK + "?code=");
        assertThat(answer.sent("code")).hasSize(43);
        assertThat(answer.sent("state")).isEqualTo("st ate&1");
        assertThat(answer.sent("iss")).isEqualTo(Triad.ISSUER);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    /** Single sign-on: the second client finds the session, and no page comes. */
    @Test
    void signedInBrowser_isSentBackAtOnce() {
        ProviderFlow.frontend(browser).authorize("alice");

        assertThat(browser.get(ProviderFlow.frontend(browser).pushedUrl()).sent("code"))
                .hasSize(43);
    }

    /** OpenID Connect Core §3.1.2.1: GET and POST MUST be supported. */
    @Test
    void postedRequest_isServedLikeAnyOther() {
        String query = ProviderFlow.mallory().plainUrl().split("\\?", 2)[1];
        Answer answer = new Http(Tls.anonymous()).post(Triad.ISSUER + "/authorize", query);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).startsWith("/authorize/");
    }

    /** A form of another site brings no session cookie along; the redirect after it does. */
    @Test
    void postedSilentRequestOfASignedInBrowser_givesACode() {
        ProviderFlow flow = ProviderFlow.mallory(browser);
        flow.consented(flow.signedIn(browser.follow(flow.plainUrl()), "alice"));
        String query = flow.with("prompt", "none").plainUrl().split("\\?", 2)[1];
        Answer posted = new Http(Tls.anonymous())
                .post(
                        Triad.ISSUER + "/authorize",
                        query,
                        "Cookie",
                        Browser.TIE + "=" + browser.cookie(Browser.TIE).orElseThrow());

        assertThat(browser.get(posted.location()).sent("code")).hasSize(43);
    }

    /** RFC 6749 §4.1.2.1: to the client, with its state; ATTACKS 36 and 38: there is no way around PKCE. */
    @ParameterizedTest
    @CsvSource({
        "code_challenge, '', invalid_request",
        "code_challenge_method, '', invalid_request",
        "code_challenge_method, plain, invalid_request",
        "response_type, token, unsupported_response_type",
        "response_type, id_token, unsupported_response_type",
        "response_mode, fragment, invalid_request",
        "scope, openid profile:write, invalid_scope",
        "scope, '', invalid_scope",
        "scope, offline_access, invalid_scope",
        "resource, https://elsewhere.example, invalid_target",
        "prompt, none consent, invalid_request",
        "prompt, none, login_required",
        "prompt, create, invalid_request",
        "max_age, x, invalid_request",
        "registration, {}, registration_not_supported",
        "request, e30.e30., invalid_request_object",
        "id_token_hint, x, invalid_request",
        "dpop_jkt, x, invalid_request",
        "authorization_details, [{}], invalid_authorization_details"
    })
    void unfitRequest_isRefusedAtTheClient(String parameter, String value, String error) {
        assertRefused(browser.get(ProviderFlow.mallory().with(parameter, value).plainUrl()), error);
    }

    /** RFC 6749 §3.1, OpenID Connect Core §3.1.2.1 and §11: what nobody here knows, or needs, is ignored. */
    @ParameterizedTest
    @CsvSource({
        "extra, foobar",
        "display, popup",
        "ui_locales, fr-CA fr xx",
        "claims_locales, de",
        "acr_values, 1 urn:example:gold",
        "scope, openid offline_access profile",
        "scope, openid something:else"
    })
    void unknownThing_isIgnored(String parameter, String value) {
        assertThat(browser.follow(ProviderFlow.mallory().with(parameter, value).plainUrl())
                        .asks("login"))
                .isTrue();
    }

    /** OpenID Connect Core §3.1.2.1 lets only requests of OpenID Connect be that lenient, and FAPI is not. */
    @Test
    void unknownScopeElsewhere_isRefused() {
        assertRefused(
                browser.get(ProviderFlow.mallory()
                        .with("scope", "profile:read something:else")
                        .plainUrl()),
                "invalid_scope");
        assertThat(ProviderFlow.frontend()
                        .with("scope", "openid something:else")
                        .push()
                        .error())
                .isEqualTo("invalid_scope");
    }

    /** A scope of a resource that was not asked for. */
    @Test
    void scopeOfAnotherResource_isRefusedAtTheClient() {
        assertRefused(browser.get(ProviderFlow.mallory().without("resource").plainUrl()), "invalid_scope");
    }

    /** RFC 9126 §6: require_pushed_authorization_requests. */
    @Test
    void clientThatMustPush_isRefusedWithoutPushing() {
        Answer answer = browser.get(ProviderFlow.frontend().plainUrl());

        assertThat(answer.location()).startsWith(Triad.CALLBACK + "?error=invalid_request&");
        assertThat(browser.cookie(Browser.TIE)).isEmpty();
    }

    /** A state that is too long is not worth a redirect that some server on the way cannot carry. */
    @Test
    void longState_isRefused() {
        Answer answer = browser.get(
                ProviderFlow.mallory().with("state", "s".repeat(1001)).plainUrl());

        assertThat(answer.sent("error")).isEqualTo("invalid_request");
        assertThat(answer.sent("code")).isEmpty();
    }

    private static void assertRefused(Answer answer, String error) {
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).startsWith(Triad.MALLORY_CALLBACK + "?error=");
        assertThat(answer.sent("error")).isEqualTo(error);
        assertThat(answer.sent("state")).isEqualTo("st ate&1");
        assertThat(answer.sent("iss")).isEqualTo(Triad.ISSUER);
        assertThat(answer.sent("code")).isEmpty();
    }
}
