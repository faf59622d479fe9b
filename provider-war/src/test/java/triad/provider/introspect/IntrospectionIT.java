package triad.provider.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.ForgedToken;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The introspection endpoint (RFC 7662). */
@ExtendWith(ArquillianExtension.class)
class IntrospectionIT {
    private Tokens tokens;

    @BeforeEach
    void signIn() {
        tokens = ProviderFlow.frontend().tokens("alice");
    }

    /** RFC 7662 §2.2, RFC 8705 §3.2. */
    @Test
    void resourceServerOfTheAudience_readsTheToken() {
        Answer answer = Server.BACKEND.introspect(tokens.accessToken());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json())
                .containsEntry("active", true)
                .containsEntry("iss", Triad.ISSUER)
                .containsEntry("aud", Triad.BACKEND)
                .containsEntry("client_id", "frontend")
                .containsEntry("sub", TestDatabase.userId("alice"))
                .containsEntry("scope", "profile:read profile:write")
                .containsEntry("cnf", Tokens.claims(tokens.accessToken()).getClaim("cnf"))
                .containsKeys("exp", "iat", "jti");
    }

    @Test
    void clientThatItWasIssuedTo_readsTheToken() {
        assertThat(Server.FRONTEND.introspect(tokens.accessToken()).text("active"))
                .isEqualTo("true");
    }

    /** ATTACKS 19; RFC 7662 §2.2: nobody else learns anything. */
    @Test
    void anybodyElse_readsNothing() {
        assertInactive(Server.MALLORY.introspect(tokens.accessToken()));
        assertInactive(Server.SERVICE.introspect(tokens.accessToken()));
        String exchanged = Server.BACKEND.exchange(tokens.accessToken()).text("access_token");
        assertInactive(Server.FRONTEND.introspect(exchanged));
    }

    @Test
    void tokensOfOtherKinds_areInactive() {
        assertInactive(Server.FRONTEND.introspect(tokens.idToken()));
        assertInactive(Server.FRONTEND.introspect(ProviderFlow.frontend().code("alice")));
    }

    /** ATTACKS 19: a refresh token is its own client's business alone. */
    @Test
    void refreshToken_isReadByItsClientAlone() {
        assertThat(Server.FRONTEND.introspect(tokens.refreshToken()).json())
                .containsEntry("active", true)
                .containsEntry("client_id", "frontend")
                .containsEntry("sub", TestDatabase.userId("alice"))
                .containsKey("exp")
                .doesNotContainKeys("aud", "token_type", "jti");
        assertInactive(Server.BACKEND.introspect(tokens.refreshToken()));
        assertInactive(Server.MALLORY.introspect(tokens.refreshToken()));

        Server.FRONTEND.revoke(tokens.accessToken());

        assertInactive(Server.FRONTEND.introspect(tokens.refreshToken()));
    }

    /** RFC 7662 §2.1: the hint is a hint. */
    @Test
    void wrongOrUnknownHint_changesNothing() {
        for (String hint : new String[] {"refresh_token", "access_token", "x"}) {
            assertThat(Server.BACKEND
                            .post("/introspect", Map.of("token", tokens.accessToken(), "token_type_hint", hint))
                            .text("active"))
                    .isEqualTo("true");
        }
    }

    /** RFC 9701 §5: typ, iss, aud, iat, and everything about the token inside one claim. */
    @Test
    void acceptedAsJwt_isSignedForTheCaller() throws ParseException {
        Answer answer = signed(Server.BACKEND, tokens.accessToken());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/token-introspection+jwt");
        SignedJWT jwt = SignedJWT.parse(answer.body());
        assertThat(jwt.getHeader().getType()).hasToString("token-introspection+jwt");
        assertThat(jwt.getJWTClaimsSet().getClaims())
                .containsOnlyKeys("iss", "aud", "iat", "token_introspection")
                .containsEntry("aud", List.of("backend"));
        assertThat(jwt.getJWTClaimsSet().getJSONObjectClaim("token_introspection"))
                .containsEntry("active", true)
                .containsEntry("client_id", "frontend")
                .containsEntry("aud", Triad.BACKEND);
    }

    /** ATTACKS 19, RFC 9701 §5: whoever the token is not meant for reads no more in a JWT. */
    @Test
    void acceptedAsJwtByAnybodyElse_tellsNothing() throws ParseException {
        for (Server other : new Server[] {Server.MALLORY, Server.SERVICE}) {
            assertThat(Tokens.claims(signed(other, tokens.accessToken()).body())
                            .getJSONObjectClaim("token_introspection"))
                    .isEqualTo(Map.of("active", false));
        }
    }

    /** RFC 9701 §8.1: the answer is no token anywhere. */
    @Test
    void signedAnswer_isNoToken() {
        String jwt = signed(Server.BACKEND, tokens.accessToken()).body();

        assertInactive(Server.BACKEND.introspect(jwt));
        assertThat(Server.BACKEND.userinfo(jwt).status()).isEqualTo(401);
        assertThat(Server.BACKEND.exchange(jwt).error()).isEqualTo("invalid_request");
    }

    @Test
    void refusal_staysJson() {
        Answer answer = new Server("frontend", "mallory")
                .http()
                .post(
                        Triad.MTLS + "/introspect",
                        Map.of("client_id", "frontend", "token", tokens.accessToken()),
                        "Accept",
                        "application/token-introspection+jwt");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("invalid_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "....", "e30.e30.e30", "{}", "ä", "' or 1=1 --"})
    void garbage_isInactive(String token) {
        assertInactive(Server.BACKEND.introspect(token));
    }

    @Test
    void expiredToken_isInactive() {
        long now = Clock.systemUTC().instant().getEpochSecond();

        assertInactive(Server.BACKEND.introspect(
                ForgedToken.like(tokens.accessToken()).claim("exp", now - 1).signedByProvider()));
    }

    @Test
    void revokedToken_isInactive() {
        Server.FRONTEND.revoke(tokens.accessToken());

        assertInactive(Server.BACKEND.introspect(tokens.accessToken()));
    }

    /** ATTACKS 60. */
    @Test
    void tokenOfADisabledUser_isInactive() {
        String token = ProviderFlow.frontend().tokens("carol").accessToken();
        TestDatabase.disable("carol");
        try {
            assertInactive(Server.BACKEND.introspect(token));
        } finally {
            TestDatabase.enable("carol");
        }
    }

    @Test
    void missingToken_isInvalidRequest() {
        Answer answer = Server.BACKEND.post("/introspect", Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    private static Answer signed(Server caller, String token) {
        return caller.http()
                .post(
                        Triad.MTLS + "/introspect",
                        Map.of("client_id", caller.clientId(), "token", token),
                        "Accept",
                        "application/token-introspection+jwt");
    }

    private static void assertInactive(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).containsOnlyKeys("active").containsEntry("active", false);
    }
}
