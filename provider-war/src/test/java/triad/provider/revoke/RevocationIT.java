package triad.provider.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.Tokens;

/** The revocation endpoint (RFC 7009). */
@ExtendWith(ArquillianExtension.class)
class RevocationIT {
    private final ProviderFlow flow = ProviderFlow.frontend();
    private Tokens tokens;

    @BeforeEach
    void signIn() {
        tokens = flow.tokens("alice");
    }

    /** RFC 7009 §2.1: a refresh token takes the access tokens of its grant with it, and what was exchanged for them. */
    @Test
    void refreshToken_takesEverythingWithIt() {
        String exchanged = Server.BACKEND.exchange(tokens.accessToken()).text("access_token");

        assertThat(Server.FRONTEND.revoke(tokens.refreshToken()).status()).isEqualTo(200);

        assertDead(tokens);
        assertThat(Server.BACKEND.userinfo(exchanged).status()).isEqualTo(401);
    }

    @Test
    void accessToken_takesEverythingWithIt() {
        assertThat(Server.FRONTEND.revoke(tokens.accessToken()).status()).isEqualTo(200);

        assertDead(tokens);
    }

    /** RFC 7009 §2.1: the hint is a hint. */
    @Test
    void wrongHint_changesNothing() {
        Server.FRONTEND.post("/revoke", Map.of("token", tokens.refreshToken(), "token_type_hint", "access_token"));

        assertDead(tokens);
    }

    /** RFC 7009 §2.1: an unknown hint is ignored. */
    @Test
    void unknownHint_changesNothing() {
        assertNothingTold(
                Server.FRONTEND.post("/revoke", Map.of("token", tokens.refreshToken(), "token_type_hint", "x")));

        assertDead(tokens);
    }

    /** RFC 7009 §2.1: a public client gives its own tokens back, and nobody else's. */
    @Test
    void publicClient_revokesItsOwnAlone() {
        PlainClient app = PlainClient.app();
        Tokens own = ProviderFlow.app(app).tokens("alice");
        assertNothingTold(app.revoke(tokens.refreshToken()));
        assertThat(Server.FRONTEND.refresh(tokens.refreshToken()).status()).isEqualTo(200);
        assertNothingTold(Server.FRONTEND.revoke(own.refreshToken()));

        assertNothingTold(app.revoke(own.accessToken()));

        assertThat(app.refresh(own.refreshToken()).error()).isEqualTo("invalid_grant");
    }

    /** One grant ends, the others of the same session go on. */
    @Test
    void otherGrantsOfTheSession_goOn() {
        Tokens other = ProviderFlow.frontend(flow.browser()).tokens("alice");

        Server.FRONTEND.revoke(tokens.refreshToken());

        assertDead(tokens);
        assertThat(Server.FRONTEND.refresh(other.refreshToken()).status()).isEqualTo(200);
    }

    /** RFC 7009 §2.1: MUST verify that the token was issued to the client; §2.2: the answer tells nothing. */
    @Test
    void tokenOfAnotherClient_staysGood() {
        for (Server other : new Server[] {Server.MALLORY, Server.BACKEND}) {
            assertNothingTold(other.revoke(tokens.refreshToken()));
            assertNothingTold(other.revoke(tokens.accessToken()));
        }

        assertThat(Server.FRONTEND.refresh(tokens.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void whatIsNoToken_isAnsweredTheSameWay() {
        assertNothingTold(Server.FRONTEND.revoke("x"));
        assertNothingTold(Server.FRONTEND.revoke(tokens.idToken()));
        assertNothingTold(Server.FRONTEND.revoke(flow.code("alice")));

        assertThat(Server.FRONTEND.refresh(tokens.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void missingToken_isInvalidRequest() {
        assertThat(Server.FRONTEND.post("/revoke", Map.of()).error()).isEqualTo("invalid_request");
    }

    private static void assertNothingTold(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEmpty();
    }

    private static void assertDead(Tokens tokens) {
        assertThat(Server.FRONTEND.refresh(tokens.refreshToken()).error()).isEqualTo("invalid_grant");
        assertThat(Server.BACKEND.introspect(tokens.accessToken()).text("active"))
                .isEqualTo("false");
    }
}
