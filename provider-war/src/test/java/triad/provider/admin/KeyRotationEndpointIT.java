package triad.provider.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.ForgedToken;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The rotation by a program of the operator. */
@ExtendWith(ArquillianExtension.class)
class KeyRotationEndpointIT {
    private String before;

    @BeforeEach
    void nextKeysAreKnown() {
        TestDatabase.publishNextKeysLongAgo();
        before = TestDatabase.signingKey();
    }

    @Test
    void operator_rotates() {
        Answer answer = Operator.rotate(Operator.token());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(TestDatabase.signingKey()).isNotEqualTo(before);
        assertThat(Operator.current(answer))
                .hasSize(4)
                .containsEntry("ES256", ForgedToken.providerKey().getKeyID());
        assertThat(new Http(Tls.anonymous()).get(Triad.ISSUER + "/jwks").body())
                .contains(Operator.current(answer).values());
    }

    /** OpenID Connect Core §10.1.1: a new key of that kind alone joins the set, and what was there stays for a while. */
    @Test
    void oneAlgorithm_isRotatedByItself() throws ParseException {
        List<JWK> published = keys();

        Answer answer = Operator.rotate(Operator.token(), "ES256");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(TestDatabase.signingKey()).isNotEqualTo(before);
        assertThat(keys()).containsAll(published);
        assertThat(keys().stream().filter(key -> !published.contains(key)).map(key -> key.getAlgorithm()
                        .getName()))
                .containsExactly("ES256");
    }

    @Test
    void unknownAlgorithm_isRefused() {
        assertThat(Operator.rotate(Operator.token(), "HS256").error()).isEqualTo("invalid_request");
        assertThat(TestDatabase.signingKey()).isEqualTo(before);
    }

    private static List<JWK> keys() throws ParseException {
        return JWKSet.parse(
                        new Http(Tls.anonymous()).get(Triad.ISSUER + "/jwks").body())
                .getKeys();
    }

    /** A next key that was just made is not known everywhere. */
    @Test
    void secondRotation_isTooEarlyAndTellsWhenItIsNot() {
        String token = Operator.token();
        Operator.current(Operator.rotate(token));
        String after = TestDatabase.signingKey();

        Answer answer = Operator.rotate(token);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.error()).isEqualTo("temporarily_unavailable");
        assertThat(answer.header("Retry-After")).matches("1[0-9]{2}");
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
        assertThat(TestDatabase.signingKey()).isEqualTo(after);
    }

    /** What two operators do at the same time happens once. */
    @Test
    void parallelRotations_areOne() {
        String token = Operator.token();

        List<Answer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> Operator.rotate(token))
                .toList();

        assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 503);
        assertThat(answers.stream().filter(answer -> answer.status() == 200).map(Operator::current))
                .isNotEmpty()
                .containsOnly(Operator.current(answers.stream()
                        .filter(answer -> answer.status() == 200)
                        .findFirst()
                        .orElseThrow()));
        assertThat(TestDatabase.keysThatAre("signs_from is null")).isEqualTo(4);
        assertThat(TestDatabase.keysThatAre("signs_from is not null and published_until is null"))
                .isEqualTo(4);
    }

    @Test
    void noToken_isChallengedWithoutError() {
        Answer answer = Operator.SERVER.http().post(Operator.ROTATE, Map.of());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"triad-provider\"");
        assertRotatedNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "e30.e30.e30", "", "a b"})
    void malformedToken_isRefused(String token) {
        assertRefused(Operator.rotate(token), 401, "invalid_token");
    }

    /** ATTACKS 82: a token for another audience, even with all its scopes. */
    @Test
    void tokenForAnotherAudience_isRefused() {
        String service = Server.SERVICE
                .post("/token", Map.of("grant_type", "client_credentials", "resource", Triad.BACKEND))
                .text("access_token");
        Tokens alice = ProviderFlow.frontend().tokens("alice");

        assertRefused(rotate(Server.SERVICE, service), 401, "invalid_token");
        assertRefused(rotate(Server.FRONTEND, alice.accessToken()), 401, "invalid_token");
        assertRefused(rotate(Server.FRONTEND, alice.idToken()), 401, "invalid_token");
        assertRefused(
                Operator.rotate(ForgedToken.like(Operator.token())
                        .claim("aud", Triad.ISSUER)
                        .signedByProvider()),
                401,
                "invalid_token");
    }

    /** ATTACKS 72. */
    @ParameterizedTest
    @ValueSource(strings = {"keys:read", "keys", "keys:rotate:all", "KEYS:ROTATE", ""})
    void tokenWithAnotherScope_isNotEnough(String scope) {
        String token = ForgedToken.like(Operator.token()).claim("scope", scope).signedByProvider();

        assertRefused(Operator.rotate(token), 403, "insufficient_scope");
    }

    /** RFC 8705 §3: the token is worth nothing to whoever stole it. */
    @Test
    void tokenWithAnotherCertificate_isRefused() {
        String token = Operator.token();

        assertRefused(rotate(Server.MALLORY, token), 401, "invalid_token");
        assertRefused(
                new Http(Tls.anonymous())
                        .post(Operator.ADMIN + "/keys/rotate", Map.of(), "Authorization", "Bearer " + token),
                401,
                "invalid_token");
    }

    /** Nobody else may have such a token, and the operator no other. */
    @Test
    void tokenForTheAdministration_isTheOperatorsAlone() {
        Map<String, String> form =
                Map.of("grant_type", "client_credentials", "resource", Operator.ADMIN, "scope", "keys:rotate");

        assertThat(Server.SERVICE.post("/token", form).error()).isEqualTo("invalid_scope");
        assertThat(Server.BACKEND.post("/token", form).error()).isEqualTo("invalid_scope");
        assertThat(Server.MALLORY.post("/token", form).error()).isEqualTo("unauthorized_client");
        assertThat(new Server("operator", "mallory").post("/token", form).error())
                .isEqualTo("invalid_client");
        assertThat(Operator.SERVER
                        .post("/token", Map.of("grant_type", "client_credentials", "resource", Triad.BACKEND))
                        .error())
                .isEqualTo("invalid_scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "HEAD"})
    void otherMethod_isNotServed(String method) {
        Answer answer = Operator.SERVER
                .http()
                .send(Http.request(Operator.ROTATE, "Authorization", "Bearer " + Operator.token())
                        .method(method, java.net.http.HttpRequest.BodyPublishers.noBody())
                        .build());

        assertThat(answer.status()).isEqualTo(method.equals("PATCH") ? 501 : 405);
        assertRotatedNothing();
    }

    /** The administrator's cookie is for pages. */
    @Test
    void cookie_isNoToken() {
        var browser = new triad.provider.outside.Browser();
        browser.post("/login", triad.provider.outside.Browser.loginForm("alice", Triad.PASSWORD));

        assertThat(browser.post("/admin/keys/rotate", Map.of()).status()).isEqualTo(401);
        assertRotatedNothing();
    }

    private void assertRefused(Answer answer, int status, String error) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
        assertRotatedNothing();
    }

    private void assertRotatedNothing() {
        assertThat(TestDatabase.signingKey()).isEqualTo(before);
    }

    private static Answer rotate(Server server, String token) {
        return server.http().post(Operator.ROTATE, Map.of(), "Authorization", "Bearer " + token);
    }
}
