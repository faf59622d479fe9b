package triad.provider.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.DpopKey;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;

/** What a code is bound to beside its client: the code challenge (RFC 9700 §2.1.1) and a DPoP key (RFC 9449 §10). */
@ExtendWith(ArquillianExtension.class)
class CodeBindingIT {
    private static final String KEYED_CALLBACK = "https://keyed.example/callback";
    private final KeyedClient keyed = KeyedClient.keyed();

    /** RFC 9700 §2.1.1: PKCE is a demand on public clients; a confidential one of OpenID Connect may rely on the nonce. */
    @Test
    void confidentialClient_mayLeaveTheChallengeOut() {
        ProviderFlow flow = basic().without("code_challenge").without("code_challenge_method");

        assertThat(PlainClient.basic()
                        .post("/token", without(flow.redemption(code(flow, "alice")), "code_verifier"))
                        .status())
                .isEqualTo(200);
    }

    /** RFC 9700 §4.8.2, ATTACKS 36: a verifier tells that somebody took the challenge out. */
    @Test
    void verifierOfACodeWithoutChallenge_isRefused() {
        ProviderFlow flow = basic().without("code_challenge").without("code_challenge_method");

        assertThat(flow.redeem(code(flow, "alice")).error()).isEqualTo("invalid_grant");
    }

    /** ATTACKS 36 and 38. */
    @Test
    void codeWithChallenge_isNotRedeemedWithoutVerifier() {
        ProviderFlow flow = basic();

        assertThat(PlainClient.basic()
                        .post("/token", without(flow.redemption(code(flow, "alice")), "code_verifier"))
                        .error())
                .isEqualTo("invalid_grant");
    }

    /** RFC 9700 §2.1.1, FAPI 2.0 §5.3.2.2: public clients, FAPI clients, and whoever does not speak OpenID Connect. */
    @Test
    void everybodyElse_needsAChallenge() {
        ProviderFlow app = ProviderFlow.of(PlainClient.app(), "http://127.0.0.1/callback")
                .without("code_challenge")
                .without("code_challenge_method");
        ProviderFlow fapi =
                ProviderFlow.of(keyed, KEYED_CALLBACK).without("code_challenge").without("code_challenge_method");
        ProviderFlow plain =
                basic().with("scope", "profile:read").without("code_challenge").without("code_challenge_method");

        assertThat(app.browser().get(app.plainUrl()).sent("error")).isEqualTo("invalid_request");
        assertThat(fapi.push().error()).isEqualTo("invalid_request");
        assertThat(plain.browser().get(plain.plainUrl()).sent("error")).isEqualTo("invalid_request");
    }

    /** RFC 9449 §10.1: the proof at the pushed request binds the code, dpop_jkt or not. */
    @Test
    void proofAtThePushedRequest_bindsTheCodeToItsKey() {
        ProviderFlow flow = ProviderFlow.of(keyed, KEYED_CALLBACK);
        String code = flow.with("dpop_jkt", keyed.dpop().thumbprint()).code("alice");

        Answer stolen = KeyedClient.keyed().post("/token", flow.redemption(code));

        assertThat(stolen.status()).isEqualTo(400);
        assertThat(stolen.error()).isEqualTo("invalid_grant");
        assertThat(flow.redeem(code).text("token_type")).isEqualTo("DPoP");
    }

    /** RFC 9449 §10: so does the parameter alone. */
    @Test
    void parameter_bindsTheCodeToItsKey() {
        ProviderFlow flow = basic().with("dpop_jkt", keyed.dpop().thumbprint());
        String code = code(flow, "alice");
        Map<String, String> redemption = flow.redemption(code);

        assertThat(PlainClient.basic().post("/token", redemption).error()).isEqualTo("invalid_grant");
        assertThat(PlainClient.basic()
                        .with(new DpopKey())
                        .post("/token", redemption)
                        .error())
                .isEqualTo("invalid_grant");
        assertThat(PlainClient.basic()
                        .with(keyed.dpop())
                        .post("/token", redemption)
                        .status())
                .isEqualTo(200);
    }

    /** RFC 9449 §10.1: both must name the same key. */
    @Test
    void proofOfAnotherKeyThanTheParameter_isRefused() {
        Answer answer = ProviderFlow.of(keyed, KEYED_CALLBACK)
                .with("dpop_jkt", new DpopKey().thumbprint())
                .push();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_dpop_proof");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I="
            })
    void malformedThumbprint_isRefused(String thumbprint) {
        ProviderFlow flow = basic().with("dpop_jkt", thumbprint);

        assertThat(flow.browser().get(flow.plainUrl()).sent("error")).isEqualTo("invalid_request");
    }

    private static ProviderFlow basic() {
        return ProviderFlow.of(PlainClient.basic(), "https://basic.example/callback");
    }

    private static String code(ProviderFlow flow, String username) {
        return flow.consented(flow.signedIn(flow.browser().follow(flow.plainUrl()), username))
                .sent("code");
    }

    private static Map<String, String> without(Map<String, String> form, String field) {
        Map<String, String> fields = new HashMap<>(form);
        fields.remove(field);
        return fields;
    }
}
