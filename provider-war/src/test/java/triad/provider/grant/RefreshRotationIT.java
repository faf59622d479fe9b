package triad.provider.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.AtOnce;
import triad.provider.outside.Browser;
import triad.provider.outside.Caller;
import triad.provider.outside.DpopKey;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;

/** Refresh tokens that are replaced at each use (RFC 9700 §4.14.2). */
@ExtendWith(ArquillianExtension.class)
class RefreshRotationIT {
    private final PlainClient app = PlainClient.app();

    /** RFC 9700 §4.14.2: public clients get another one each time, and the old access token stays good. */
    @Test
    void publicClient_getsAnotherTokenEachTime() {
        Tokens first = ProviderFlow.app(app).tokens("alice");

        Answer second = app.refresh(first.refreshToken());
        Answer third = app.refresh(second.text("refresh_token"));

        assertThat(third.status()).isEqualTo(200);
        assertThat(List.of(first.refreshToken(), second.text("refresh_token"), third.text("refresh_token")))
                .doesNotHaveDuplicates();
        assertThat(app.introspect(first.accessToken()).text("active")).isEqualTo("true");
        assertThat(third.text("token_type")).isEqualTo("Bearer");
    }

    /** A secret alone binds no token, so it is rotated too. */
    @Test
    void clientWithASecret_getsAnotherTokenEachTime() {
        PlainClient basic = PlainClient.withSecret("basic");
        Tokens first = ProviderFlow.of(basic, new Browser(), "https://basic.example/callback")
                .tokens("alice");

        Answer second = basic.refresh(first.refreshToken());

        assertThat(second.text("refresh_token")).hasSize(43).isNotEqualTo(first.refreshToken());
        TestDatabase.replacedLongAgo(first.refreshToken());
        assertRefused(basic.refresh(first.refreshToken()));
        assertRefused(basic.refresh(second.text("refresh_token")));
    }

    /** Two tabs: whoever comes second within the grace gets the very same tokens. */
    @Test
    void sameRequestWithinTheGrace_isAnsweredAsBefore() {
        String token = ProviderFlow.app(app).tokens("alice").refreshToken();

        Answer first = app.refresh(token);
        Answer second = app.refresh(token);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(app.refresh(first.text("refresh_token")).status()).isEqualTo(200);
        assertThat(app.refresh(token).json()).isEqualTo(first.json());
    }

    /** ATTACKS 1, on one node; TwoNodesIT does it on two. */
    @Test
    void parallelRefreshes_giveOneAnswer() {
        String token = ProviderFlow.app(app).tokens("alice").refreshToken();

        List<Answer> answers = AtOnce.send(20, i -> app.refresh(token));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream().map(Answer::json).distinct()).hasSize(1);
    }

    /** RFC 9700 §4.14.2: reuse ends everything that came from the grant. */
    @Test
    void replacedTokenAfterTheGrace_endsTheFamily() {
        Tokens first = ProviderFlow.app(app).tokens("alice");
        Answer second = app.refresh(first.refreshToken());
        TestDatabase.replacedLongAgo(first.refreshToken());

        assertRefused(app.refresh(first.refreshToken()));

        assertRefused(app.refresh(second.text("refresh_token")));
        assertRefused(app.refresh(first.refreshToken()));
        assertThat(app.introspect(second.text("access_token")).text("active")).isEqualTo("false");
    }

    @Test
    void otherGrantsOfTheUser_goOn() {
        Tokens stolen = ProviderFlow.app(app).tokens("alice");
        Tokens other = ProviderFlow.app(app).tokens("alice");
        app.refresh(stolen.refreshToken());
        TestDatabase.replacedLongAgo(stolen.refreshToken());
        assertRefused(app.refresh(stolen.refreshToken()));

        assertThat(app.refresh(other.refreshToken()).status()).isEqualTo(200);
    }

    /** Another request with a replaced token is neither answered with the other's tokens nor taken for a theft. */
    @Test
    void otherRequestWithinTheGrace_isRefusedAndEndsNothing() {
        String token = ProviderFlow.app(app).tokens("alice").refreshToken();
        Answer first = app.refresh(token);

        assertRefused(app.post(
                "/token", Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", "profile:read")));

        assertThat(app.refresh(token).json()).isEqualTo(first.json());
    }

    /** RFC 6749 §10.4: another client's hands are empty, and cannot end anything either. */
    @Test
    void anotherClient_neitherRefreshesNorEndsTheFamily() {
        Tokens first = ProviderFlow.app(app).tokens("alice");
        Answer second = app.refresh(first.refreshToken());
        TestDatabase.replacedLongAgo(first.refreshToken());

        for (Caller other : new Caller[] {PlainClient.withSecret("basic"), Server.MALLORY}) {
            assertRefused(other.refresh(first.refreshToken()));
            assertRefused(other.refresh(second.text("refresh_token")));
        }

        assertThat(app.refresh(second.text("refresh_token")).status()).isEqualTo(200);
    }

    /** ATTACKS 21; RFC 9449 §5: the refresh token of a public client is bound to the key of its proof. */
    @Test
    void boundTokenWithoutItsKey_isRefused() {
        DpopKey key = new DpopKey();
        Tokens tokens = ProviderFlow.app(app.with(key)).tokens("alice");

        assertRefused(app.refresh(tokens.refreshToken()));
        assertRefused(app.with(new DpopKey()).refresh(tokens.refreshToken()));

        Answer answer = app.with(key).refresh(tokens.refreshToken());
        assertThat(answer.text("token_type")).isEqualTo("DPoP");
        assertThat(Tokens.claims(answer.text("access_token")).getClaim("cnf"))
                .isEqualTo(Map.of("jkt", key.thumbprint()));
        assertRefused(app.refresh(answer.text("refresh_token")));
        assertRefused(app.with(new DpopKey()).refresh(answer.text("refresh_token")));
        assertRefused(app.with(new DpopKey()).refresh(tokens.refreshToken()));
        assertThat(app.with(key).refresh(tokens.refreshToken()).json()).isEqualTo(answer.json());
    }

    /** Whoever reads the database reads no token. */
    @Test
    void database_holdsNoToken() {
        String token = ProviderFlow.app(app).tokens("alice").refreshToken();
        Answer answer = app.refresh(token);

        assertThat(TestDatabase.refreshTokens(token))
                .contains("binding")
                .doesNotContain(token, answer.text("refresh_token"), answer.text("access_token"));
    }

    @Test
    void replacedToken_isInactiveAndStillRevokes() {
        Tokens first = ProviderFlow.app(app).tokens("alice");
        Answer second = app.refresh(first.refreshToken());
        assertThat(app.introspect(first.refreshToken()).text("active")).isEqualTo("false");
        assertThat(app.introspect(second.text("refresh_token")).text("active")).isEqualTo("true");

        assertThat(app.revoke(first.refreshToken()).status()).isEqualTo(200);

        assertRefused(app.refresh(second.text("refresh_token")));
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json())
                .containsEntry("error", "invalid_grant")
                .containsEntry("error_description", "The refresh token does not hold");
    }
}
