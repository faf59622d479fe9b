package triad.provider.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.List;
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
import triad.provider.outside.KeyedClient;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Triad;

/** The client assertions that the certification of FAPI 2.0 Security Profile Final shows where requests are pushed (§5.3.2.1). */
@ExtendWith(ArquillianExtension.class)
class FapiPushIT {
    private final KeyedClient client = KeyedClient.of("fapi-one").withoutProof();
    private final ProviderFlow flow = ProviderFlow.of(client, new Browser(), "https://suite.example/callback");

    static Stream<Consumer<JWTClaimsSet.Builder>> goodAssertions() {
        Date ahead = Date.from(Instant.now().plusSeconds(8));
        return Stream.of(claims -> {}, claims -> claims.issueTime(ahead).notBeforeTime(ahead));
    }

    @ParameterizedTest
    @MethodSource("goodAssertions")
    void goodAssertion_isTaken(Consumer<JWTClaimsSet.Builder> bent) {
        assertThat(flow.with("client_assertion", client.assertion(bent)).push().status())
                .isEqualTo(201);
    }

    static Stream<Consumer<JWTClaimsSet.Builder>> badAssertions() {
        Instant now = Instant.now();
        Date late = Date.from(now.plusSeconds(90));
        return Stream.of(
                claims -> claims.subject(null),
                claims -> claims.subject("fapi-nobody"),
                claims -> claims.issuer(null),
                claims -> claims.issuer("fapi-nobody"),
                claims -> claims.claim("aud", null),
                claims -> claims.claim("aud", "https://elsewhere.example/"),
                claims -> claims.claim("aud", Triad.ISSUER + "/par"),
                claims -> claims.claim("aud", Triad.ISSUER + "/token"),
                claims -> claims.claim("aud", List.of(Triad.ISSUER, "https://elsewhere.example/")),
                claims -> claims.expirationTime(Date.from(now.minusSeconds(300))),
                claims -> claims.issueTime(late).notBeforeTime(late).expirationTime(Date.from(now.plusSeconds(150))));
    }

    @ParameterizedTest
    @MethodSource("badAssertions")
    void badAssertion_isInvalidClient(Consumer<JWTClaimsSet.Builder> bent) {
        assertRefused(flow.with("client_assertion", client.assertion(bent)).push());
    }

    /** RFC 7521 §4.2: both parameters, and the type in full. */
    @Test
    void assertionWithoutItsType_isInvalidClient() {
        assertRefused(flow.with("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer")
                .push());
        assertRefused(flow.with("client_assertion_type", "").push());
        assertRefused(PlainClient.unproved("fapi-one").post("/par", Map.of("response_type", "code")));
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.error()).isEqualTo("invalid_client");
        assertThat(answer.status()).isEqualTo(401);
    }
}
