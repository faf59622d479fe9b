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
import triad.provider.outside.CertifiedClient;
import triad.provider.outside.DpopKey;
import triad.provider.outside.Http;
import triad.provider.outside.Impostor;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.PlainClient;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** The client credentials grant as FAPI 2.0 Security Profile Final certifies it, at the one resource here that needs no user. */
@ExtendWith(ArquillianExtension.class)
class FapiClientCredentialsIT {
    private static final String PATH = "/ssf/streams";
    private static final String URI = Triad.ISSUER + PATH;
    private static final Map<String, String> FORM = Map.of("grant_type", "client_credentials", "scope", "ssf.read");
    private final KeyedClient keyed = KeyedClient.of("fapi-service");
    private final CertifiedClient certified = CertifiedClient.proved("fapi-mtls-service");

    /** RFC 6749 §4.4.3: no refresh token. */
    @Test
    void boundToken_isServedToItsHolder() {
        Answer answer = keyed.post("/token", FORM);

        assertThat(answer.json())
                .containsOnlyKeys("access_token", "token_type", "expires_in", "scope")
                .containsEntry("token_type", "DPoP");
        assertThat(get("DPoP", answer.text("access_token"), keyed.dpop()).status())
                .isEqualTo(200);
        assertThat(get("dPOp", answer.text("access_token"), keyed.dpop()).status())
                .isEqualTo(200);
        assertThat(get("DPoP", answer.text("access_token"), new DpopKey()).status())
                .isEqualTo(401);
    }

    /** RFC 8705 §3. */
    @Test
    void tokenOfACertificate_isServedToItsHolder() {
        Answer answer = certified.post("/token", FORM);
        String token = answer.text("access_token");

        assertThat(answer.json())
                .containsOnlyKeys("access_token", "token_type", "expires_in", "scope")
                .containsEntry("token_type", "Bearer");
        assertThat(certified.get(PATH, "Bearer", token).status()).isEqualTo(200);
        assertThat(certified.get(PATH, "bEARER", token).status()).isEqualTo(200);
        assertThat(Impostor.selfSigned("CN=frontend,O=Triad Development")
                        .http()
                        .get(Triad.MTLS + PATH, "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(401);
    }

    /** FAPI 2.0 §5.3.2.1: only sender-constrained tokens, only to clients that prove themselves. */
    @Test
    void requestWithoutProof_isRefused() {
        assertRefused(keyed.withoutProof().post("/token", FORM), 400, "invalid_request");
        assertRefused(
                PlainClient.unproved("fapi-service").with(keyed.dpop()).post("/token", FORM), 401, "invalid_client");
        assertRefused(certified.post(new Http(Tls.anonymous()), "/token", FORM), 401, "invalid_client");
        assertRefused(CertifiedClient.proved("fapi-service").post("/token", FORM), 401, "invalid_client");
    }

    static Stream<Consumer<JWTClaimsSet.Builder>> badAssertions() {
        return Stream.of(
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(300))),
                claims -> claims.claim("aud", "https://elsewhere.example/token"),
                claims -> claims.claim("aud", Triad.ISSUER + "/token"),
                claims -> claims.subject(null),
                claims -> claims.issuer("fapi-one").subject("fapi-service"));
    }

    @ParameterizedTest
    @MethodSource("badAssertions")
    void badAssertion_isInvalidClient(Consumer<JWTClaimsSet.Builder> bent) {
        Map<String, String> form = new LinkedHashMap<>(FORM);
        form.put("client_assertion", keyed.assertion(bent));

        assertRefused(keyed.post("/token", form), 401, "invalid_client");
    }

    private Answer get(String scheme, String token, DpopKey key) {
        return keyed.http().get(URI, "Authorization", scheme + " " + token, "DPoP", key.proof("GET", URI, token));
    }

    private static void assertRefused(Answer answer, int status, String error) {
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(status);
    }
}
