package triad.provider.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The plain flows of the certification suite, and what it checks in every answer. */
@ExtendWith(ArquillianExtension.class)
class CodeFlowIT {

    /** OpenID Connect Core §2 and §5.4: nothing that was not asked for. */
    @BothModes
    void request_isAnsweredWithWhatItAskedForAlone(String mode) throws ParseException {
        CodeFlow flow = CodeFlow.in(mode);
        Map<String, String> arrived = flow.authorized();
        assertThat(arrived)
                .containsOnlyKeys("code", "state", "iss")
                .containsEntry("state", flow.asked("state"))
                .containsEntry("iss", Triad.ISSUER);

        Answer answer = flow.redeem(arrived);

        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.json())
                .containsOnlyKeys("access_token", "token_type", "expires_in", "scope", "id_token")
                .containsEntry("token_type", "Bearer");
        JWTClaimsSet claims = Tokens.claims(answer.text("id_token"));
        assertThat(claims.getClaims())
                .containsOnlyKeys("iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "at_hash")
                .containsEntry("iss", Triad.ISSUER)
                .containsEntry("nonce", flow.asked("nonce"));
        assertThat(claims.getAudience()).containsExactly(flow.client().clientId());
        assertThat(SuiteClient.userinfo(answer.text("access_token")).json())
                .isEqualTo(Map.of("sub", claims.getSubject()));
    }

    /** OpenID Connect Registration §2: RS256 where the registration says nothing; Core §10.1: which key made the signature. */
    @BothModes
    void defaultSignature_isRs256WithItsKey(String mode) throws ParseException {
        SignedJWT idToken = SignedJWT.parse(CodeFlow.in(mode).tokens().idToken());

        assertThat(idToken.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(new Http(Tls.anonymous()).get(Triad.ISSUER + "/jwks").body())
                .contains("\"" + idToken.getHeader().getKeyID() + "\"");
    }

    /** OpenID Connect Core §9: the methods of the suite's variants. */
    @ParameterizedTest
    @ValueSource(strings = {"client_secret_basic", "client_secret_post", "private_key_jwt"})
    void clientOfEachMethod_getsItsTokens(String method) {
        for (String mode : List.of(CodeFlow.DEFAULT, CodeFlow.FORM_POST)) {
            CodeFlow flow = new CodeFlow(SuiteClient.by(method), mode);

            assertThat(SuiteClient.userinfo(flow.tokens().accessToken()).status())
                    .isEqualTo(200);
        }
    }

    /** OpenID Connect Core §3.1.2.1: nonce is optional in the code flow. */
    @BothModes
    void requestWithoutNonce_givesATokenWithoutOne(String mode) {
        assertThat(CodeFlow.in(mode).without("nonce").identity().getClaims()).doesNotContainKey("nonce");
    }

    /** RFC 7636 §4.6: whoever sends a challenge is held to it. */
    @BothModes
    void challenge_isServedAndHeldTo(String mode) {
        String verifier = ProviderFlow.random();
        CodeFlow flow = CodeFlow.in(mode)
                .with("code_challenge", ProviderFlow.sha256(verifier))
                .with("code_challenge_method", "S256");
        Map<String, String> form = flow.redemption(flow.authorized());

        assertThat(flow.client().post("/token", form).error()).isEqualTo("invalid_grant");
        form.put("code_verifier", ProviderFlow.random());
        assertThat(flow.client().post("/token", form).error()).isEqualTo("invalid_grant");
        form.put("code_verifier", verifier);
        assertThat(flow.client().post("/token", form).status()).isEqualTo(200);
    }

    /** OpenID Connect Core §3.1.2.1: the authorization endpoint MUST support POST. */
    @BothModes
    void postedRequest_endsLikeAnyOther(String mode) {
        CodeFlow flow = CodeFlow.in(mode);

        Map<String, String> arrived = flow.arrived(flow.answered(flow.posted()));

        assertThat(flow.redeem(arrived).status()).isEqualTo(200);
    }

    /** RFC 6749 §3.1.2: a query of the redirect URI is kept; long values come back whole. */
    @BothModes
    void queryOfTheRedirectUriAndLongState_comeBackWhole(String mode) {
        String callback = SuiteClient.CALLBACK + "?dummy1=lorem&dummy2=ipsum";
        CodeFlow flow = new CodeFlow(SuiteClient.with("redirect_uris", List.of(callback)), mode)
                .with("redirect_uri", callback)
                .with("state", "a".repeat(384))
                .with("nonce", "b".repeat(384));

        Map<String, String> arrived = flow.authorized();

        assertThat(arrived).containsEntry("state", "a".repeat(384));
        assertThat(Tokens.claims(Tokens.of(flow.redeem(arrived)).idToken()).getClaims())
                .containsEntry("nonce", "b".repeat(384));
    }

    /** RFC 6749 §3.1.1: a missing response_type MUST be an error. */
    @BothModes
    void missingResponseType_isInvalidRequest(String mode) {
        CodeFlow flow = CodeFlow.in(mode).without("response_type");

        assertThat(flow.arrived(flow.open()))
                .containsOnlyKeys("error", "error_description", "state", "iss")
                .containsEntry("error", "invalid_request")
                .containsEntry("state", flow.asked("state"));
    }

    /** OpenID Connect Core §3.1.2.1: exactly a registered one; the page says what is wrong where a script can find it. */
    @BothModes
    void unregisteredRedirectUri_isAPage(String mode) {
        CodeFlow flow = CodeFlow.in(mode).with("redirect_uri", SuiteClient.CALLBACK + "/longer");

        Answer page = flow.open();

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.location()).isEmpty();
        assertThat(page.body()).containsPattern("id=\"refused\"[^>]*>The redirect URI is not registered");
    }

    /** RFC 6749 §4.1.2: refused, and SHOULD revoke the tokens of the first use; at once and later. */
    @BothModes
    void reusedCode_isInvalidGrantAndEndsItsTokens(String mode) {
        for (int seconds : new int[] {0, 30}) {
            CodeFlow flow = CodeFlow.in(mode);
            Map<String, String> arrived = flow.authorized();
            String accessToken = Tokens.of(flow.redeem(arrived)).accessToken();
            TestDatabase.ageCode(arrived.getOrDefault("code", ""), Duration.ofSeconds(seconds));

            Answer again = flow.redeem(arrived);

            assertThat(again.status()).isEqualTo(400);
            assertThat(again.error()).isEqualTo("invalid_grant");
            assertThat(SuiteClient.userinfo(accessToken).status()).isEqualTo(401);
        }
    }

    /** Nothing on the way asks a browser for scripts, nor for a field or button that it cannot find. */
    @Test
    void everyPage_hasItsFieldsByName() {
        CodeFlow flow = CodeFlow.in(CodeFlow.FORM_POST);
        Answer login = flow.open();
        assertThat(login.body()).contains("id=\"username\"", "id=\"password\"", "id=\"submit\"");

        Answer consent = flow.browser().signIn(login, "alice");
        assertThat(consent.body()).contains("id=\"allow\"", "id=\"deny\"");

        Answer form = flow.browser().consent(consent, "allow");
        assertThat(Browser.action(form)).isEqualTo(SuiteClient.CALLBACK);
        assertThat(form.body()).contains("<button type=\"submit\"").doesNotContain("name=\"submit\"");
    }
}
