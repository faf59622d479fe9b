package triad.provider.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.outside.Answer;
import triad.provider.outside.DpopKey;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.SigningServer;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** Requests of the two clients of {@link MessageSigningIT} that FAPI 2.0 Message Signing has refused, each with the code that it has to have. */
@ExtendWith(ArquillianExtension.class)
class UnfitSignedRequestIT {
    private static final String CALLBACK = "https://signing.example/callback";
    private static final String WITH_QUERY = "https://countersigning.example/callback?dummy1=lorem&dummy2=ipsum";
    private final KeyedClient first = KeyedClient.signing();
    private final SigningServer second = new SigningServer();
    private final ProviderFlow flow = ProviderFlow.of(first, CALLBACK)
            .without("resource")
            .with("scope", "openid profile")
            .with("response_mode", "jwt");
    private final ProviderFlow other = ProviderFlow.of(second, WITH_QUERY)
            .without("resource")
            .with("scope", "openid profile email")
            .with("response_mode", "jwt");

    /** FAPI 2.0 §5.4.1; RFC 9101 §6.2: with a key and an algorithm of the client's own. */
    @Test
    void otherAlgorithmOrAnotherClientsKey_isRefused() {
        assertThat(pushed(second.requestObject(other.request())).status()).isEqualTo(201);
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.RS512, JWSAlgorithm.PS384)) {
            assertRefused(
                    pushed(second.requestObject(algorithm, other.request(), claims -> {})), "invalid_request_object");
        }
        Consumer<JWTClaimsSet.Builder> ofTheFirst =
                claims -> claims.issuer("signing").claim("client_id", "signing");
        assertRefused(
                push(second.requestObject(JWSAlgorithm.PS256, flow.request(), ofTheFirst)), "invalid_request_object");
        assertRefused(pushed(first.requestObject(flow.request(), claims -> {})), "invalid_request_object");
    }

    /** FAPI 2.0 Message Signing §5.3.1: times and audience, whichever way the client proves itself. */
    @Test
    void unfitObjectOfAServerWithACertificate_isRefused() {
        List<Consumer<JWTClaimsSet.Builder>> bends = List.of(
                claims -> claims.expirationTime(null),
                claims -> claims.notBeforeTime(null),
                claims -> claims.expirationTime(in(-300)),
                claims -> claims.expirationTime(in(4200)),
                claims -> claims.notBeforeTime(in(-4200)),
                claims -> claims.audience("https://elsewhere.example/"),
                claims -> claims.claim("request_uri", "urn:example:bwc4JK-ESC0w8acc191e-Y1LTC2"));
        bends.forEach(bent -> assertRefused(
                pushed(second.requestObject(JWSAlgorithm.PS256, other.request(), bent)), "invalid_request_object"));
        assertThat(pushed(second.requestObject(
                                JWSAlgorithm.PS256, other.request(), claims -> claims.notBeforeTime(in(8))
                                        .audience(List.of(Triad.ISSUER, "https://elsewhere.example/"))))
                        .status())
                .isEqualTo(201);
    }

    /** RFC 9126 §2.1, RFC 9101 §10.5; a front-channel request is none. */
    @Test
    void requestThatIsNotSignedOrNotPushed_isRefused() {
        assertRefused(second.post("/par", other.request()), "invalid_request");
        assertRefused(
                second.post(
                        "/par",
                        Map.of("request", second.requestObject(other.request()), "request_uri", "urn:example:x")),
                "invalid_request");
        Answer plain = other.browser().get(other.plainUrl());
        assertThat(plain.location()).startsWith(WITH_QUERY + "&response=");
        Answer byValue =
                flow.browser().get(flow.url(Map.of("request", first.requestObject(flow.request(), claims -> {}))));
        assertThat(byValue.status()).isEqualTo(400);
    }

    /** RFC 9449 §10.1: the key of the object and that of the proof are one. */
    @Test
    void keyInTheObject_isTheOneOfTheProof() {
        String foreign = new DpopKey().thumbprint();
        assertRefused(
                push(first.requestObject(flow.with("dpop_jkt", foreign).request(), claims -> {})),
                "invalid_dpop_proof");

        flow.with("dpop_jkt", first.dpop().thumbprint());
        assertThat(push(first.requestObject(flow.request(), claims -> {})).status())
                .isEqualTo(201);
        assertThat(first.withoutProof()
                        .post("/par", Map.of("request", first.requestObject(flow.request(), claims -> {})))
                        .status())
                .isEqualTo(201);
    }

    /** RFC 9101 §10.8: a client assertion, typed or not, is no request. */
    @Test
    void assertionOfTheClient_isNoRequest() {
        assertRefused(push(first.assertion()), "invalid_request_object");
        JOSEObjectType none = null;
        assertRefused(
                push(first.sign(
                        none, first.key(), Tokens.claims(first.assertion(claims -> claims.notBeforeTime(in(0)))))),
                "invalid_request_object");
    }

    /** FAPI 2.0 §5.4.1: nor is an assertion of that algorithm taken, though its key is the client's. */
    @ParameterizedTest
    @CsvSource({"PS256, 200", "RS256, 401", "PS384, 401", "RS512, 401"})
    void assertionOfAnotherAlgorithm_isRefused(String algorithm, int status) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("notary")
                .subject("notary")
                .audience(Triad.ISSUER)
                .jwtID(ProviderFlow.random())
                .expirationTime(in(60))
                .build();
        Map<String, String> form = new HashMap<>();
        form.put("token", "x");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", SigningServer.sign(JWSAlgorithm.parse(algorithm), claims));

        Answer answer = first.http().post(Triad.ISSUER + "/introspect", form);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("error")).isEqualTo(status == 200 ? "null" : "invalid_client");
    }

    private Answer push(String object) {
        return first.post("/par", Map.of("request", object));
    }

    private Answer pushed(String object) {
        return second.post("/par", Map.of("request", object));
    }

    private static void assertRefused(Answer answer, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo(error);
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
