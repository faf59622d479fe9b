package triad.provider.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The authorization code grant (RFC 6749 §4.1.3, RFC 7636 §4.5). */
@ExtendWith(ArquillianExtension.class)
class AuthorizationCodeGrantIT {
    private final ProviderFlow flow = ProviderFlow.frontend();

    /** RFC 9068 §2.2, RFC 8705 §3.1: for one audience, bound to the client's certificate, for five minutes. */
    @Test
    void code_isRedeemedForABoundAccessToken() throws ParseException {
        Answer answer = flow.redeem(flow.code("alice"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json())
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 300L)
                .containsEntry("scope", "profile:read profile:write");
        JWTClaimsSet claims = Tokens.claims(answer.text("access_token"));
        assertThat(claims.getIssuer()).isEqualTo(Triad.ISSUER);
        assertThat(claims.getAudience()).containsExactly(Triad.BACKEND);
        assertThat(claims.getSubject()).isEqualTo(TestDatabase.userId("alice"));
        assertThat(claims.getStringClaim("client_id")).isEqualTo("frontend");
        assertThat(claims.getStringListClaim("groups")).containsExactly("administrator");
        assertThat(claims.getJSONObjectClaim("cnf")).containsOnlyKeys("x5t#S256");
        assertThat(claims.getJWTID()).isNotBlank();
    }

    /** OpenID Connect Core §2, §3.1.3.6. */
    @Test
    void code_isRedeemedForAnIdTokenOfThisSignIn() throws ParseException {
        Tokens tokens = flow.tokens("alice");

        JWTClaimsSet claims = Tokens.claims(tokens.idToken());
        assertThat(claims.getAudience()).containsExactly("frontend");
        assertThat(claims.getStringClaim("nonce")).isEqualTo("no-nce");
        assertThat(claims.getStringListClaim("amr")).containsExactly("pwd");
        assertThat(claims.getStringClaim("name")).isEqualTo("Alice Lindqvist");
        assertThat(claims.getStringClaim("sid"))
                .isEqualTo(Tokens.claims(tokens.accessToken()).getStringClaim("sid"));
        assertThat(claims.getStringClaim("at_hash")).hasSize(22);
    }

    /** RFC 6749 §4.1.2: a code MUST NOT be used more than once; its tokens SHOULD be revoked. */
    @Test
    void reusedCode_isRefusedAndRevokesItsTokens() {
        String code = flow.code("alice");
        Answer first = flow.redeem(code);
        String accessToken = first.text("access_token");
        String exchanged = Server.BACKEND.exchange(accessToken).text("access_token");
        assertThat(Server.BACKEND.userinfo(exchanged).status()).isEqualTo(200);

        assertRefused(flow.redeem(code));

        assertThat(Server.BACKEND.introspect(accessToken).json())
                .containsOnlyKeys("active")
                .containsEntry("active", false);
        assertThat(Server.BACKEND.exchange(accessToken).error()).isEqualTo("invalid_request");
        assertThat(Server.BACKEND.userinfo(exchanged).status()).isEqualTo(401);
        assertThat(Server.FRONTEND.refresh(first.text("refresh_token")).error()).isEqualTo("invalid_grant");
    }

    /** A thief without the verifier who comes second still brings the theft to light. */
    @Test
    void reusedCodeWithWrongVerifier_revokesItsTokens() {
        String code = flow.code("alice");
        Tokens tokens = new Tokens(flow.redeem(code).text("access_token"), "", "");

        assertRefused(Server.FRONTEND.post("/token", changed(code, "code_verifier", ProviderFlow.random())));

        assertThat(Server.BACKEND.introspect(tokens.accessToken()).text("active"))
                .isEqualTo("false");
    }

    /** Another client that learned of a used code cannot revoke what it did not get. */
    @Test
    void reusedCodeFromAnotherClient_revokesNothing() {
        String code = flow.code("alice");
        String accessToken = flow.redeem(code).text("access_token");

        assertRefused(Server.MALLORY.post("/token", flow.redemption(code)));

        assertThat(Server.BACKEND.introspect(accessToken).text("active")).isEqualTo("true");
    }

    /** ATTACKS 1 for codes. */
    @Test
    void twentyParallelRedemptions_exactlyOneSucceeds() throws InterruptedException, ExecutionException {
        String code = flow.code("alice");
        ExecutorService threads = Executors.newFixedThreadPool(20);
        Callable<Answer> redemption = () -> flow.redeem(code);
        try {
            List<Integer> statuses = Stream.generate(() -> redemption).limit(20).map(threads::submit).toList().stream()
                    .map(AuthorizationCodeGrantIT::status)
                    .sorted()
                    .toList();

            assertThat(statuses).startsWith(200).doesNotContain(500, 503);
            assertThat(statuses.subList(1, 20)).containsOnly(400);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void codeOfAnotherClient_isRefusedAndStaysGood() {
        String code = flow.code("alice");

        assertRefused(Server.MALLORY.post("/token", flow.redemption(code)));

        assertThat(flow.redeem(code).status()).isEqualTo(200);
    }

    /** RFC 6749 §4.1.3: redirect_uri MUST be identical. */
    @ParameterizedTest
    @ValueSource(strings = {"https://frontend.example/callback/", "https://mallory.example/callback", "x"})
    void otherRedirectUri_isRefused(String redirectUri) {
        assertRefused(Server.FRONTEND.post("/token", changed(flow.code("alice"), "redirect_uri", redirectUri)));
    }

    /** RFC 7636 §4.6; the challenge itself is what {@code plain} would take. */
    @Test
    void wrongVerifier_isRefused() {
        String code = flow.code("alice");

        assertRefused(Server.FRONTEND.post("/token", changed(code, "code_verifier", ProviderFlow.random())));
        assertRefused(
                Server.FRONTEND.post("/token", changed(code, "code_verifier", ProviderFlow.sha256(flow.verifier()))));
    }

    /** RFC 7636 §4.6, ATTACKS 38: no verifier is no proof, whatever else is there. */
    @Test
    void missingVerifier_isRefused() {
        assertRefused(Server.FRONTEND.post("/token", changed(flow.code("alice"), "code_verifier", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "redirect_uri", "grant_type"})
    void missingParameter_isInvalidRequest(String parameter) {
        Answer answer = Server.FRONTEND.post("/token", changed(flow.code("alice"), parameter, ""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    @Test
    void expiredCode_isRefused() {
        String code = flow.code("alice");
        TestDatabase.expireCode(code);

        assertRefused(flow.redeem(code));
    }

    /** ATTACKS 3: a single-use value of one kind is none of another. */
    @Test
    void valuesOfOtherKinds_areNoCodes() {
        String pushed = flow.requestUri();
        Browser browser = new Browser();
        String handle = browser.get(flow.pushedUrl()).sent("continue").replace("/authorize/", "");
        Tokens tokens = ProviderFlow.frontend().tokens("alice");

        for (String value : List.of(
                pushed,
                pushed.substring(pushed.lastIndexOf(':') + 1),
                handle,
                tokens.refreshToken(),
                tokens.accessToken(),
                browser.cookie(Browser.TIE).orElseThrow())) {
            assertRefused(flow.redeem(value));
        }
    }

    /** ATTACKS 60. */
    @Test
    void codeOfADisabledUser_isRefused() {
        String code = flow.code("carol");
        TestDatabase.disable("carol");
        try {
            assertRefused(flow.redeem(code));
        } finally {
            TestDatabase.enable("carol");
        }
    }

    @Test
    void codeOfAnEndedSession_isRefused() {
        String code = flow.code("alice");
        TestDatabase.expireSession(flow.browser().cookie(Browser.SESSION).orElseThrow());

        assertRefused(flow.redeem(code));
    }

    private Map<String, String> changed(String code, String parameter, String value) {
        Map<String, String> form = new LinkedHashMap<>(flow.redemption(code));
        form.put(parameter, value);
        return form;
    }

    private static int status(java.util.concurrent.Future<Answer> answer) {
        try {
            return answer.get().status();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    /** One public wording for unknown, expired, used and foreign. */
    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json())
                .containsEntry("error", "invalid_grant")
                .containsEntry("error_description", "The authorization code does not hold")
                .hasSize(2);
    }
}
