package triad.provider.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.ParseException;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The refresh token grant (RFC 6749 §6). */
@ExtendWith(ArquillianExtension.class)
class RefreshTokenGrantIT {
    private final ProviderFlow flow = ProviderFlow.frontend();

    /** FAPI 2.0 §5.3.2.1: not rotated. */
    @Test
    void refreshToken_givesANewAccessTokenOfTheSameSignIn() throws ParseException {
        Tokens tokens = flow.tokens("alice");

        Answer answer = Server.FRONTEND.refresh(tokens.refreshToken());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .doesNotContainKey("refresh_token")
                .containsEntry("scope", "profile:read profile:write");
        var before = Tokens.claims(tokens.accessToken());
        var after = Tokens.claims(answer.text("access_token"));
        assertThat(after.getJWTID()).isNotEqualTo(before.getJWTID());
        for (String same : new String[] {"sub", "aud", "sid", "auth_time", "cnf", "family_id"}) {
            assertThat(after.getClaim(same)).as(same).isEqualTo(before.getClaim(same));
        }
        assertThat(Server.FRONTEND.refresh(tokens.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void narrowerScope_isGivenForThisTokenAlone() {
        String refreshToken = flow.tokens("alice").refreshToken();

        assertThat(refresh(refreshToken, "scope", "openid profile:read").text("scope"))
                .isEqualTo("profile:read");
        assertThat(Server.FRONTEND.refresh(refreshToken).text("scope")).isEqualTo("profile:read profile:write");
    }

    /** RFC 6749 §6: MUST NOT include any scope not originally granted. */
    @Test
    void widerScopeOrOtherResource_isRefused() {
        String refreshToken =
                flow.with("scope", "openid profile:read").tokens("alice").refreshToken();

        assertThat(refresh(refreshToken, "scope", "openid profile:read profile:write")
                        .error())
                .isEqualTo("invalid_scope");
        assertThat(refresh(refreshToken, "resource", Triad.USER_API).error()).isEqualTo("invalid_target");
        assertThat(refresh(refreshToken, "resource", Triad.BACKEND).status()).isEqualTo(200);
    }

    /** OpenID Connect Core §11: what asked for a refresh token is no scope that the grant would have to have. */
    @Test
    void offlineAccess_mayBeAskedForAgain() {
        String refreshToken = flow.with("scope", "openid profile:read offline_access")
                .tokens("alice")
                .refreshToken();

        assertThat(refresh(refreshToken, "scope", "openid profile:read offline_access")
                        .text("scope"))
                .isEqualTo("profile:read");
        assertThat(refresh(refreshToken, "scope", "openid offline_access profile:write")
                        .error())
                .isEqualTo("invalid_scope");
    }

    /** RFC 6749 §6, §10.4: bound to its client. */
    @Test
    void refreshTokenOfAnotherClient_isRefused() {
        assertRefused(Server.MALLORY.refresh(flow.tokens("alice").refreshToken()));
    }

    /** ATTACKS 3. */
    @Test
    void valuesOfOtherKinds_areNoRefreshTokens() {
        String code = flow.code("alice");
        Tokens tokens = ProviderFlow.frontend().tokens("alice");

        for (String value :
                new String[] {code, tokens.accessToken(), tokens.idToken(), flow.requestUri(), "x", "x".repeat(10_000)
                }) {
            assertRefused(Server.FRONTEND.refresh(value));
        }
    }

    /** ATTACKS 5. */
    @Test
    void refreshTokenAfterSignOut_isRefused() {
        String refreshToken = flow.tokens("alice").refreshToken();
        Browser browser = flow.browser();
        browser.submit(browser.get("/sign-out"), Map.of("submit", "Sign out"));

        assertRefused(Server.FRONTEND.refresh(refreshToken));
    }

    /** ATTACKS 60. */
    @Test
    void refreshTokenOfADisabledUser_isRefused() {
        String refreshToken = flow.tokens("carol").refreshToken();
        TestDatabase.disable("carol");
        try {
            assertRefused(Server.FRONTEND.refresh(refreshToken));
        } finally {
            TestDatabase.enable("carol");
        }
    }

    @Test
    void refreshTokenOfAnExpiredGrant_isRefused() {
        String refreshToken = flow.tokens("alice").refreshToken();
        TestDatabase.expireGrant(refreshToken);

        assertRefused(Server.FRONTEND.refresh(refreshToken));
    }

    @Test
    void clientWithoutTheGrant_isUnauthorized() {
        assertThat(Server.BACKEND.refresh("x").error()).isEqualTo("unauthorized_client");
        assertThat(Server.FRONTEND.refresh("").error()).isEqualTo("invalid_request");
    }

    private static Answer refresh(String refreshToken, String parameter, String value) {
        return Server.FRONTEND.post(
                "/token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, parameter, value));
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_grant");
    }
}
