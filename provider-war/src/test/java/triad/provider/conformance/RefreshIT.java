package triad.provider.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.Tokens;

/** The refresh tokens of two clients, as the certification suite uses them (OpenID Connect Core §12). */
@ExtendWith(ArquillianExtension.class)
class RefreshIT {
    private static final List<String> GRANTS = List.of("authorization_code", "refresh_token");

    /** §12.2: the same issuer, subject, audience and sign-in; a scope that is repeated changes nothing (RFC 6749 §6). */
    @BothModes
    void refreshToken_givesAnIdTokenOfTheSameSignIn(String mode) {
        CodeFlow flow = flow(mode).with("scope", "openid offline_access").with("prompt", "consent");
        Tokens tokens = flow.tokens();
        JWTClaimsSet first = Tokens.claims(tokens.idToken());

        Answer answer = refresh(flow, Map.of("refresh_token", tokens.refreshToken(), "scope", "openid"));

        JWTClaimsSet second = Tokens.claims(Tokens.of(answer).idToken());
        for (String claim : List.of("iss", "sub", "aud", "auth_time")) {
            assertThat(second.getClaim(claim)).as(claim).isEqualTo(first.getClaim(claim));
        }
        assertThat(second.getIssueTime()).isAfterOrEqualTo(first.getIssueTime());
        assertThat(answer.json()).containsEntry("token_type", "Bearer").containsKey("expires_in");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(SuiteClient.userinfo(answer.text("access_token")).status()).isEqualTo(200);
    }

    /** RFC 6749 §6: the token is bound to the client that it was issued to. */
    @BothModes
    void refreshTokenOfTheSecondClient_isInvalidGrantForTheFirst(String mode) {
        CodeFlow first = flow(mode);
        String refreshToken = flow(mode).tokens().refreshToken();

        Answer answer = refresh(first, Map.of("refresh_token", refreshToken, "scope", "openid"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_grant");
    }

    private static CodeFlow flow(String mode) {
        return new CodeFlow(SuiteClient.with("grant_types", GRANTS), mode);
    }

    private static Answer refresh(CodeFlow flow, Map<String, String> parameters) {
        Map<String, String> form = new LinkedHashMap<>(parameters);
        form.put("grant_type", "refresh_token");
        return flow.client().post("/token", form);
    }
}
