package triad.provider.userinfo;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.function.Consumer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.DpopKey;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Triad;

/** A DPoP-bound token at a resource of the provider (RFC 9449 §7). */
@ExtendWith(ArquillianExtension.class)
class DpopUserinfoIT {
    private static final String URI = Triad.ISSUER + "/userinfo";
    private final KeyedClient client = KeyedClient.keyed();
    private final DpopKey key = client.dpop();
    private String token;

    @BeforeEach
    void signIn() {
        token = ProviderFlow.of(client, "https://keyed.example/callback")
                .with("scope", "openid email")
                .without("resource")
                .tokens("alice")
                .accessToken();
    }

    @Test
    void holderOfTheKey_readsTheClaims() {
        Answer answer = client.userinfo(token);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("email")).isEqualTo("alice@triad.example");
    }

    /** RFC 9449 §7.2: never as a bearer token. */
    @Test
    void boundToken_isNoBearerToken() {
        assertRefused(get("Bearer " + token, key.proof("GET", URI, token)), "invalid_token");
        assertRefused(client.http().get(URI, "Authorization", "Bearer " + token), "invalid_token");
        assertRefused(client.http().get(URI, "Authorization", "DPoP " + token), "invalid_token");
    }

    @Test
    void proofOfAnotherKey_isRefused() {
        assertRefused(get("DPoP " + token, new DpopKey().proof("GET", URI, token)), "invalid_token");
    }

    /** RFC 9449 §4.3, check 12. */
    @Test
    void proofForAnotherToken_isRefused() {
        assertRefused(get("DPoP " + token, key.proof("GET", URI, "x")), "invalid_dpop_proof");
        assertRefused(get("DPoP " + token, key.proof("GET", URI)), "invalid_dpop_proof");
    }

    @Test
    void proofForAnotherRequest_isRefused() {
        assertRefused(get("DPoP " + token, key.proof("POST", URI, token)), "invalid_dpop_proof");
        assertRefused(get("DPoP " + token, key.proof("GET", Triad.ISSUER + "/token", token)), "invalid_dpop_proof");
    }

    @Test
    void sameProofAgain_isRefused() {
        String proof = key.proof("GET", URI, token);
        assertThat(get("DPoP " + token, proof).status()).isEqualTo(200);
        assertRefused(get("DPoP " + token, proof), "invalid_dpop_proof");
    }

    /** RFC 9449 §9. */
    @Test
    void foreignNonce_asksForOurs() {
        Consumer<JWTClaimsSet.Builder> bent =
                claims -> claims.claim("ath", ProviderFlow.sha256(token)).claim("nonce", "x");
        Answer answer = get("DPoP " + token, key.proof("GET", URI, bent));

        assertRefused(answer, "use_dpop_nonce");
        assertThat(answer.header("DPoP-Nonce")).isNotEmpty();
    }

    private Answer get(String authorization, String proof) {
        return client.http().get(URI, "Authorization", authorization, "DPoP", proof);
    }

    private static void assertRefused(Answer answer, String error) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .anyMatch(challenge -> challenge.startsWith("DPoP ") && challenge.contains("error=\"" + error + "\""));
    }
}
