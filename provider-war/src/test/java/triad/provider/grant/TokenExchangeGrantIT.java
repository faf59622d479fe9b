package triad.provider.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.ForgedToken;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The token exchange grant (RFC 8693): a resource server acts on its caller's behalf, as itself. */
@ExtendWith(ArquillianExtension.class)
class TokenExchangeGrantIT {
    private static final String TYPE = "urn:ietf:params:oauth:token-type:";
    private final ProviderFlow flow = ProviderFlow.frontend();
    private Tokens tokens;

    @BeforeEach
    void signIn() {
        tokens = flow.tokens("alice");
    }

    /** RFC 8693 §2.2.1, §4.1; RFC 8705 §3. */
    @Test
    void resourceServer_getsATokenForTheUserApi() {
        Answer answer = Server.BACKEND.exchange(tokens.accessToken());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .containsEntry("issued_token_type", TYPE + "access_token")
                .containsEntry("scope", "openid profile email")
                .doesNotContainKeys("refresh_token", "id_token");
        var first = Tokens.claims(tokens.accessToken());
        var second = Tokens.claims(answer.text("access_token"));
        assertThat(second.getClaims())
                .containsEntry("sub", first.getSubject())
                .containsEntry("client_id", "backend")
                .containsEntry("act", Map.of("sub", "backend"))
                .containsEntry("aud", java.util.List.of(Triad.USER_API));
        assertThat(second.getClaim("cnf")).isNotEqualTo(first.getClaim("cnf"));
        assertThat(second.getExpirationTime()).isBeforeOrEqualTo(first.getExpirationTime());
    }

    /** Never outlives the token that it was exchanged for. */
    @Test
    void shortSubjectToken_givesAShortToken() {
        long end = Clock.systemUTC().instant().plusSeconds(20).getEpochSecond();

        Answer answer = Server.BACKEND.exchange(
                ForgedToken.like(tokens.accessToken()).claim("exp", end).signedByProvider());

        assertThat((Long) answer.json().get("expires_in")).isBetween(1L, 20L);
        assertThat(Tokens.claims(answer.text("access_token")).getExpirationTime())
                .hasTime(end * 1000);
    }

    @Test
    void narrowerScope_isGiven() {
        assertThat(Server.BACKEND
                        .exchange(tokens.accessToken(), Map.of("scope", "openid"))
                        .text("scope"))
                .isEqualTo("openid");
    }

    @Test
    void clientWithoutTheGrant_isUnauthorized() {
        assertThat(Server.FRONTEND.exchange(tokens.accessToken()).error()).isEqualTo("unauthorized_client");
    }

    /** ATTACKS 71: whoever is not the audience has no business with the token. */
    @Test
    void callerThatIsNotTheAudience_isRefused() {
        assertRefused(Server.MALLORY.exchange(tokens.accessToken()));
    }

    @Test
    void tokenForAnotherAudience_isRefused() {
        Tokens forUserApi = ProviderFlow.mallory()
                .with("scope", "openid profile")
                .without("resource")
                .tokens("alice");

        assertRefused(Server.BACKEND.exchange(forUserApi.accessToken()));
        assertRefused(Server.MALLORY.exchange(forUserApi.accessToken()));
    }

    @Test
    void exchangedToken_cannotBeExchangedAgain() {
        assertRefused(Server.BACKEND.exchange(
                Server.BACKEND.exchange(tokens.accessToken()).text("access_token")));
    }

    /** ATTACKS 72. */
    @ParameterizedTest
    @CsvSource({"openid profile:read", "profile:write", "openid admin"})
    void scopeBeyondTheClients_isRefused(String scope) {
        assertThat(Server.BACKEND
                        .exchange(tokens.accessToken(), Map.of("scope", scope))
                        .error())
                .isEqualTo("invalid_scope");
    }

    @Test
    void scopeBeyondTheConsent_isRefused() {
        TestDatabase.execute(
                "update consent set scope = 'openid' where client_id = 'backend' and user_id = ?",
                TestDatabase.userId("alice"));
        try {
            assertThat(Server.BACKEND.exchange(tokens.accessToken()).error()).isEqualTo("invalid_scope");
            assertThat(Server.BACKEND
                            .exchange(tokens.accessToken(), Map.of("scope", ""))
                            .text("scope"))
                    .isEqualTo("openid");
        } finally {
            TestDatabase.forgetConsents("alice");
        }
        assertThat(Server.BACKEND.exchange(tokens.accessToken()).error()).isEqualTo("invalid_scope");
    }

    @ParameterizedTest
    @CsvSource({
        "subject_token, '', invalid_request",
        "subject_token, x, invalid_request",
        "subject_token_type, '', invalid_request",
        "subject_token_type, urn:ietf:params:oauth:token-type:id_token, invalid_request",
        "subject_token_type, urn:ietf:params:oauth:token-type:refresh_token, invalid_request",
        "subject_token_type, urn:ietf:params:oauth:token-type:saml1, invalid_request",
        "requested_token_type, urn:ietf:params:oauth:token-type:refresh_token, invalid_request",
        "actor_token, x, invalid_request",
        "resource, https://backend.example, invalid_target",
        "resource, https://elsewhere.example, invalid_target"
    })
    void unfitRequest_isRefused(String parameter, String value, String error) {
        Answer answer = Server.BACKEND.exchange(tokens.accessToken(), Map.of(parameter, value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo(error);
    }

    /** ATTACKS 12: another token of the same user is no access token, whatever type it is called. */
    @Test
    void otherTokens_areNoSubjectTokens() {
        assertRefused(Server.BACKEND.exchange(tokens.idToken()));
        assertRefused(Server.BACKEND.exchange(tokens.refreshToken()));
    }

    @Test
    void expiredToken_isRefused() {
        long now = Clock.systemUTC().instant().getEpochSecond();
        ForgedToken token = ForgedToken.like(tokens.accessToken());

        assertThat(Server.BACKEND
                        .exchange(token.claim("exp", now + 60).signedByProvider())
                        .status())
                .isEqualTo(200);
        assertRefused(Server.BACKEND.exchange(token.claim("exp", now - 1).signedByProvider()));
    }

    @Test
    void revokedToken_isRefused() {
        Server.FRONTEND.revoke(tokens.refreshToken());

        assertRefused(Server.BACKEND.exchange(tokens.accessToken()));
    }

    /** ATTACKS 5. */
    @Test
    void tokenAfterSignOut_isRefused() {
        Browser browser = flow.browser();
        browser.submit(browser.get("/sign-out"), Map.of("submit", "Sign out"));

        assertRefused(Server.BACKEND.exchange(tokens.accessToken()));
    }

    /** ATTACKS 60. */
    @Test
    void tokenOfADisabledUser_isRefused() {
        String token = ProviderFlow.frontend().tokens("carol").accessToken();
        TestDatabase.disable("carol");
        try {
            assertRefused(Server.BACKEND.exchange(token));
        } finally {
            TestDatabase.enable("carol");
        }
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json())
                .containsEntry("error", "invalid_request")
                .containsEntry("error_description", "The subject token does not hold");
    }
}
