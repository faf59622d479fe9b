package triad.provider.authenticate;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
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
import triad.provider.outside.ForgedToken;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.Server;
import triad.provider.outside.Triad;

/** Client authentication by {@code private_key_jwt} (RFC 7523 §3, RFC 10070). */
@ExtendWith(ArquillianExtension.class)
class ClientAssertionIT {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private final KeyedClient client = KeyedClient.keyed();

    @ParameterizedTest
    @ValueSource(strings = {"/introspect", "/revoke"})
    void goodAssertion_isAccepted(String endpoint) {
        assertThat(client.withoutProof().post(endpoint, Map.of("token", "x")).status())
                .isEqualTo(200);
    }

    /** RFC 10070: the type is checked where there is one. */
    @Test
    void typeOfItsOwn_isAccepted_andOthersAreNot() {
        assertThat(with(client.signed(new JOSEObjectType("client-authentication+jwt"), client.key(), claims -> {}))
                        .status())
                .isEqualTo(200);
        for (String type : List.of("at+jwt", "dpop+jwt", "logout+jwt", "oauth-authz-req+jwt")) {
            assertRefused(with(client.signed(new JOSEObjectType(type), client.key(), claims -> {})));
        }
    }

    /** FAPI 2.0 §5.3.2.1: clocks may differ by ten seconds. */
    @Test
    void clockTenSecondsAhead_isAccepted() {
        Date ahead = Date.from(Instant.now().plusSeconds(10));
        assertThat(with(client.assertion(claims -> claims.issueTime(ahead).notBeforeTime(ahead)))
                        .status())
                .isEqualTo(200);
    }

    static Stream<Consumer<JWTClaimsSet.Builder>> bentClaims() {
        Instant now = Instant.now();
        return Stream.of(
                claims -> claims.issuer("frontend"),
                claims -> claims.subject("frontend"),
                claims -> claims.issuer(null),
                claims -> claims.subject(null),
                claims -> claims.audience((String) null),
                claims -> claims.claim("aud", Triad.ISSUER + "/"),
                claims -> claims.claim("aud", Triad.ISSUER + "/token"),
                claims -> claims.claim("aud", Triad.ISSUER + "/par"),
                claims -> claims.claim("aud", Triad.MTLS),
                claims -> claims.claim("aud", List.of(Triad.ISSUER, Triad.ISSUER + "/token")),
                claims -> claims.expirationTime(null),
                claims -> claims.expirationTime(Date.from(now.minusSeconds(1))),
                claims -> claims.expirationTime(Date.from(now.plusSeconds(100_000))),
                claims -> claims.issueTime(Date.from(now.plusSeconds(61))),
                claims -> claims.notBeforeTime(Date.from(now.plusSeconds(61))),
                claims -> claims.jwtID(null),
                claims -> claims.jwtID(""),
                claims -> claims.jwtID("j".repeat(300)));
    }

    /** ATTACKS 9: the audience is the issuer, one text and nothing else. */
    @ParameterizedTest
    @MethodSource("bentClaims")
    void bentClaims_areRefused(Consumer<JWTClaimsSet.Builder> bent) {
        assertRefused(with(client.assertion(bent)));
    }

    /** RFC 10070: not even a list of one. */
    @Test
    void listAsAudience_isRefused() {
        assertRefused(with(ForgedToken.like(client.assertion())
                .claim("aud", List.of(Triad.ISSUER))
                .signedBy(client.key())));
        assertThat(with(ForgedToken.like(client.assertion()).signedBy(client.key()))
                        .status())
                .isEqualTo(200);
    }

    /** ATTACKS 6 and 7. */
    @Test
    void sameAssertionTwice_isRefusedTheSecondTime() {
        String assertion = client.assertion();
        assertThat(with(assertion).status()).isEqualTo(200);
        assertRefused(with(assertion));
    }

    /** ATTACKS 6: at once, too. */
    @Test
    void sameAssertionInParallel_countsOnce() {
        String assertion = client.assertion();
        long accepted = IntStream.range(0, 20)
                .parallel()
                .filter(i -> with(assertion).status() == 200)
                .count();
        assertThat(accepted).isEqualTo(1);
    }

    /** FAPI 2.0 §5.4.1: PS256, ES256 or EdDSA, though the key is registered. */
    @Test
    void weakAlgorithmOfAFapiClient_isRefused() {
        assertThat(with(client.assertion(JWSAlgorithm.PS256)).status()).isEqualTo(200);
        assertRefused(with(client.assertion(JWSAlgorithm.RS256)));
    }

    @Test
    void foreignKey_isRefused() {
        assertRefused(with(client.signed(JOSEObjectType.JWT, new DpopKey().jwk(), claims -> {})));
    }

    /** ATTACKS 4, 10, 11, 14. */
    @Test
    void unsignedMacedOrEncrypted_isRefused() {
        ForgedToken forged = ForgedToken.like(client.assertion());
        assertRefused(with(forged.header("alg", "none").unsigned()));
        assertRefused(with(ForgedToken.like(client.assertion())
                .header("alg", "HS256")
                .macedWith(KeyedClient.jwks().getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        assertRefused(
                with(
                        "eyJhbGciOiJQQkVTMi1IUzI1NitBMTI4S1ciLCJlbmMiOiJBMTI4R0NNIiwicDJjIjoyMTQ3NDgzNjQ3LCJwMnMiOiJ4In0.x.x.x.x"));
        for (String garbage : Arrays.asList("x", "..", "e30.e30.", "{}", "a".repeat(40_000))) {
            assertRefused(with(garbage));
        }
    }

    @Test
    void assertionOfAnotherClient_isRefused() {
        Map<String, String> form = form(client.assertion());
        form.put("client_id", "frontend");
        assertRefused(client.http().post(Triad.ISSUER + "/introspect", form));
    }

    @Test
    void assertionBesideASecret_isRefused() {
        Map<String, String> form = form(client.assertion());
        form.put("client_secret", Triad.SECRET);
        assertRefused(client.http().post(Triad.ISSUER + "/introspect", form));
        assertRefused(client.http()
                .post(Triad.ISSUER + "/introspect", form(client.assertion()), "Authorization", "Basic a2V5ZWQ6eA=="));
    }

    @Test
    void otherAssertionType_isRefused() {
        Map<String, String> form = form(client.assertion());
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer");
        assertRefused(client.http().post(Triad.ISSUER + "/introspect", form));
        form.remove("client_assertion_type");
        assertRefused(client.http().post(Triad.ISSUER + "/introspect", form));
    }

    /** A client of another method does not get in by an assertion, nor this one without. */
    @Test
    void otherMethodThanRegistered_isRefused() {
        assertRefused(client.http().post(Triad.ISSUER + "/introspect", Map.of("client_id", "keyed", "token", "x")));
        assertRefused(new Server("keyed", "mallory").post("/introspect", Map.of("token", "x")));
    }

    private Answer with(String assertion) {
        return client.http().post(Triad.ISSUER + "/introspect", form(assertion));
    }

    private static Map<String, String> form(String assertion) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_assertion_type", TYPE);
        form.put("client_assertion", assertion);
        form.put("token", "x");
        return form;
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("invalid_client");
    }
}
