package triad.provider.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.CertifiedClient;
import triad.provider.outside.Http;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** What the certification of FAPI 2.0 Security Profile Final tries at the token endpoint; it compares codes and statuses. */
@ExtendWith(ArquillianExtension.class)
class FapiTokensIT {
    private static final String CALLBACK = "https://suite.example/callback";
    /** RFC 6749 §5.2: what a description may be written in. */
    private static final String DESCRIPTION = "[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+";

    private final KeyedClient one = KeyedClient.of("fapi-one");
    private final ProviderFlow flow = ProviderFlow.of(one, new Browser(), CALLBACK)
            .with("scope", "openid profile email address phone offline_access");

    /** FAPI 2.0 §5.3.2.1: the token is not rotated; RFC 9449 §5: nor is that of a confidential client bound to the first key. */
    @Test
    void refreshWithAnotherKey_keepsTheToken() {
        Tokens tokens = flow.tokens("alice");
        KeyedClient later = KeyedClient.of("fapi-one");

        Answer answer = later.post("/token", refresh(tokens, flow.request().get("scope")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.text("token_type")).isEqualTo("DPoP");
        assertThat(answer.json()).doesNotContainKey("refresh_token");
        assertThat(answer.text("access_token")).isNotEqualTo(tokens.accessToken());
        assertThat(later.userinfo(answer.text("access_token")).status()).isEqualTo(200);
        assertThat(KeyedClient.of("fapi-one").refresh(tokens.refreshToken()).status())
                .isEqualTo(200);
    }

    @Test
    void refreshWithoutProof_isInvalidRequest() {
        Tokens tokens = flow.tokens("alice");

        assertRefused(one.withoutProof().refresh(tokens.refreshToken()), 400, "invalid_request");
    }

    /** RFC 6749 §6: a confidential client proves itself; here it does not even say who it is. */
    @Test
    void refreshWithoutAuthentication_isInvalidClient() {
        Tokens tokens = flow.tokens("alice");

        Answer answer = one.http()
                .post(
                        Triad.ISSUER + "/token",
                        Map.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken()),
                        "DPoP",
                        one.dpop().proof("POST", Triad.ISSUER + "/token"));

        assertRefused(answer, 401, "invalid_client");
    }

    static Stream<Consumer<JWTClaimsSet.Builder>> nearTimes() {
        Instant now = Instant.now();
        return Stream.of(
                claims -> claims.issueTime(Date.from(now.minusSeconds(10))),
                claims -> claims.issueTime(Date.from(now.plusSeconds(10))),
                claims -> claims.notBeforeTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(300))));
    }

    /** FAPI 2.0 §5.3.2.1: clocks differ by ten seconds, where a request is pushed and where its code is redeemed. */
    @ParameterizedTest
    @MethodSource("nearTimes")
    void proofOfTheNextAndLastSeconds_isTaken(Consumer<JWTClaimsSet.Builder> bent) {
        Answer pushed = proved("/par", flow.request(), bent);
        assertThat(pushed.status()).isEqualTo(201);
        String code = flow.consented(
                        flow.signedIn(flow.browser().follow(flow.url(pushed.text("request_uri"))), "alice"))
                .sent("code");

        assertThat(proved("/token", flow.redemption(code), bent).status()).isEqualTo(200);
    }

    private Answer proved(String path, Map<String, String> form, Consumer<JWTClaimsSet.Builder> bent) {
        Map<String, String> fields = new LinkedHashMap<>(form);
        fields.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        fields.put("client_assertion", one.assertion());
        return one.http()
                .post(Triad.ISSUER + path, fields, "DPoP", one.dpop().proof("POST", Triad.ISSUER + path, bent));
    }

    @Test
    void refreshByAnotherClient_isInvalidGrant() {
        Tokens tokens = flow.tokens("alice");

        assertRefused(KeyedClient.of("fapi-two").refresh(tokens.refreshToken()), 400, "invalid_grant");
    }

    /** FAPI 2.0 §5.3.2.1: only sender-constrained tokens. */
    @Test
    void codeWithoutProof_isInvalidRequest() {
        Map<String, String> redemption = flow.redemption(flow.code("alice"));

        assertRefused(one.withoutProof().post("/token", redemption), 400, "invalid_request");
    }

    /** The same of a client that a certificate binds: it may come without, and gets nothing. */
    @Test
    void codeWithoutCertificate_isRefused() {
        Http anonymous = new Http(Tls.anonymous());
        CertifiedClient proved = CertifiedClient.proved("fapi-mtls");
        CertifiedClient signing = CertifiedClient.signing("fapi-bound");
        ProviderFlow ofProved = ProviderFlow.of(proved, new Browser(), CALLBACK);
        ProviderFlow ofSigning = ProviderFlow.of(signing, new Browser(), CALLBACK);

        assertRefused(
                proved.post(anonymous, "/token", ofProved.redemption(ofProved.code("alice"))), 401, "invalid_client");
        assertRefused(
                signing.post(anonymous, "/token", ofSigning.redemption(ofSigning.code("alice"))),
                400,
                "invalid_request");
    }

    @Test
    void codeWithoutAssertion_isInvalidClient() {
        Map<String, String> redemption = flow.redemption(flow.code("alice"));

        assertRefused(
                PlainClient.unproved("fapi-one").with(one.dpop()).post("/token", redemption), 401, "invalid_client");
    }

    /** The identifier of one client beside the assertion of another. */
    @Test
    void codeWithTheNameOfAnotherClient_isInvalidClient() {
        Map<String, String> redemption = new LinkedHashMap<>(flow.redemption(flow.code("alice")));
        redemption.put("client_id", "fapi-two");

        assertRefused(one.post("/token", redemption), 401, "invalid_client");
    }

    @Test
    void codeOfAnotherClient_isInvalidGrant() {
        Map<String, String> redemption = flow.redemption(flow.code("alice"));

        assertRefused(KeyedClient.of("fapi-two").post("/token", redemption), 400, "invalid_grant");
    }

    /** RFC 7636 §4.6. */
    @Test
    void codeWithWrongOrNoVerifier_isInvalidGrant() {
        Map<String, String> redemption = new LinkedHashMap<>(flow.redemption(flow.code("alice")));
        redemption.put("code_verifier", ProviderFlow.random());
        assertRefused(one.post("/token", redemption), 400, "invalid_grant");

        redemption.remove("code_verifier");
        assertRefused(one.post("/token", redemption), 400, "invalid_grant");
    }

    /** RFC 9449 §10. */
    @Test
    void codeWithAnotherKeyThanWasPushed_isInvalidGrant() {
        Map<String, String> redemption =
                flow.with("dpop_jkt", one.dpop().thumbprint()).redemption(flow.code("alice"));

        assertRefused(KeyedClient.of("fapi-one").post("/token", redemption), 400, "invalid_grant");
    }

    /** FAPI 2.0 §5.3.2.1: a code lives for a minute at most. */
    @Test
    void expiredCode_isInvalidGrant() {
        String code = flow.code("alice");
        TestDatabase.expireCode(code);

        assertRefused(flow.redeem(code), 400, "invalid_grant");
    }

    /** RFC 6749 §4.1.2: used once, and its tokens end. */
    @Test
    void usedCode_isInvalidGrantAndEndsItsTokens() {
        String code = flow.code("alice");
        Tokens tokens = Tokens.of(flow.redeem(code));
        assertThat(one.userinfo(tokens.accessToken()).status()).isEqualTo(200);

        assertRefused(flow.redeem(code), 400, "invalid_grant");

        assertThat(one.userinfo(tokens.accessToken()).status()).isEqualTo(401);
    }

    private static Map<String, String> refresh(Tokens tokens, String scope) {
        return Map.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken(), "scope", scope);
    }

    private static void assertRefused(Answer answer, int status, String error) {
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.text("error_description")).matches(DESCRIPTION);
        assertThat(answer.json()).doesNotContainKey("error_uri");
    }
}
