package triad.provider.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.DpopKey;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.Server;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** Demonstrating proof of possession at the token endpoint (RFC 9449 §4.3, §5, §8). */
@ExtendWith(ArquillianExtension.class)
class DpopIT {
    private static final String TOKEN = Triad.ISSUER + "/token";
    private final KeyedClient client = KeyedClient.keyed();
    private final DpopKey key = client.dpop();

    /** RFC 9449 §5 and §6.1. */
    @Test
    void token_isBoundToTheKey() throws ParseException {
        Answer answer = client.post("/token", form());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).containsEntry("token_type", "DPoP");
        assertThat(Tokens.claims(answer.text("access_token")).getJSONObjectClaim("cnf"))
                .isEqualTo(Map.of("jkt", key.thumbprint()));
    }

    /** RFC 9449 §8.2: whoever shows a proof learns the nonce for the next one, and may use it. */
    @Test
    void nonce_isGivenAndAccepted() {
        String nonce = client.post("/token", form()).header("DPoP-Nonce");

        assertThat(nonce).isNotEmpty();
        assertThat(with(key.proof("POST", TOKEN, claims -> claims.claim("nonce", nonce)))
                        .status())
                .isEqualTo(200);
    }

    /** RFC 9449 §8. */
    @Test
    void foreignNonce_asksForOurs() {
        Answer answer = with(key.proof("POST", TOKEN, claims -> claims.claim("nonce", "x")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("use_dpop_nonce");
        assertThat(answer.header("DPoP-Nonce")).isNotEmpty();
    }

    static Stream<Consumer<JWTClaimsSet.Builder>> bentClaims() {
        Instant now = Instant.now();
        return Stream.of(
                claims -> claims.claim("htm", "GET"),
                claims -> claims.claim("htm", "post"),
                claims -> claims.claim("htm", null),
                claims -> claims.claim("htu", Triad.ISSUER + "/par"),
                claims -> claims.claim("htu", Triad.ISSUER + "/token/"),
                claims -> claims.claim("htu", "http://localhost:21443/token"),
                claims -> claims.claim("htu", "https://evil.example/token"),
                claims -> claims.claim("htu", "https://localhost:21443@evil.example/token"),
                claims -> claims.claim("htu", "\\\\"),
                claims -> claims.claim("htu", 5),
                claims -> claims.claim("htu", null),
                claims -> claims.issueTime(null),
                claims -> claims.issueTime(Date.from(now.minusSeconds(300))),
                claims -> claims.issueTime(Date.from(now.plusSeconds(61))),
                claims -> claims.jwtID(null),
                claims -> claims.jwtID(""),
                claims -> claims.jwtID("j".repeat(300)));
    }

    /** RFC 9449 §4.3, checks 8 to 11. */
    @ParameterizedTest
    @MethodSource("bentClaims")
    void bentClaims_areRefused(Consumer<JWTClaimsSet.Builder> bent) {
        assertInvalid(with(key.proof("POST", TOKEN, bent)));
    }

    /** RFC 9449 §4.3: query and fragment do not count. */
    @Test
    void queryInTheUri_isIgnored() {
        assertThat(with(key.proof("POST", TOKEN + "?a=b#c")).status()).isEqualTo(200);
        assertThat(with(key.proof("POST", "HTTPS://LOCALHOST:21443/token")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt", "dpop"})
    void otherType_isRefused(String type) {
        assertInvalid(with(key.proof(new JOSEObjectType(type), key.jwk().toPublicJWK(), "POST", TOKEN, claims -> {})));
    }

    /** RFC 9449 §4.3, checks 6 and 7: the key shown has to have signed, and its private half stays at home. */
    @Test
    void otherOrPrivateKey_isRefused() {
        JOSEObjectType type = new JOSEObjectType("dpop+jwt");
        assertInvalid(with(key.proof(type, new DpopKey().jwk().toPublicJWK(), "POST", TOKEN, claims -> {})));
        assertInvalid(with("x"));
        assertInvalid(with("e30.e30."));
        assertInvalid(with("a".repeat(7000)));
    }

    /** ATTACKS 21: a proof counts once, at once too. */
    @Test
    void sameProofAgain_isRefused() {
        String proof = key.proof("POST", TOKEN);
        long accepted = IntStream.range(0, 10)
                .parallel()
                .filter(i -> with(proof).status() == 200)
                .count();
        assertThat(accepted).isEqualTo(1);
        assertInvalid(with(proof));
    }

    @Test
    void twoProofs_areRefused() {
        assertInvalid(client.http()
                .post(TOKEN, signedForm(), "DPoP", key.proof("POST", TOKEN), "DPoP", key.proof("POST", TOKEN)));
    }

    /** FAPI 2.0 §5.3.2.1: only sender-constrained tokens. */
    @Test
    void fapiClientWithoutProof_isRefused() {
        Answer answer = client.withoutProof().post("/token", form());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    /** A client bound to its certificate is not freed of it by a proof. */
    @Test
    void certificateBoundClient_staysBoundToItsCertificate() throws ParseException {
        Map<String, String> form = new LinkedHashMap<>(form());
        form.put("client_id", "service");
        Answer answer = Server.SERVICE
                .http()
                .post(Triad.MTLS + "/token", form, "DPoP", key.proof("POST", Triad.MTLS + "/token"));

        assertThat(answer.json()).containsEntry("token_type", "Bearer");
        assertThat(Tokens.claims(answer.text("access_token")).getJSONObjectClaim("cnf"))
                .containsOnlyKeys("x5t#S256");
    }

    private Answer with(String proof) {
        return client.http().post(TOKEN, signedForm(), "DPoP", proof);
    }

    private Map<String, String> signedForm() {
        Map<String, String> form = new LinkedHashMap<>(form());
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", client.assertion());
        return form;
    }

    private static Map<String, String> form() {
        return Map.of("grant_type", "client_credentials", "resource", Triad.BACKEND, "scope", "profile:read");
    }

    private static void assertInvalid(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_dpop_proof");
    }
}
