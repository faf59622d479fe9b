package triad.provider.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.jwt.Signatures;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Http;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.SigningServer;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** Responses as JWTs (JARM). */
@ExtendWith(ArquillianExtension.class)
class JwtResponseIT {
    private final ProviderFlow flow = ProviderFlow.mallory();

    /** JARM §2.1 and §2.3.1: iss, aud and exp, and nothing beside the JWT; §3: RS256 where the client does not say. */
    @ParameterizedTest
    @ValueSource(strings = {"jwt", "query.jwt"})
    void response_isOneSignedJwtInTheQuery(String mode) throws ParseException {
        Answer answer = flow.with("response_mode", mode).authorize("alice");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).matches(Triad.MALLORY_CALLBACK + "\\?response=[A-Za-z0-9._-]+");
        JWTClaimsSet claims = verified(answer.sent("response"), "RS256");
        assertThat(claims.getIssuer()).isEqualTo(Triad.ISSUER);
        assertThat(claims.getAudience()).containsExactly("mallory");
        assertThat(claims.getExpirationTime().toInstant())
                .isAfter(Instant.now())
                .isBefore(Instant.now().plusSeconds(601));
        assertThat(claims.getStringClaim("state")).isEqualTo("st ate&1");
        assertThat(flow.redeem(claims.getStringClaim("code")).status()).isEqualTo(200);
    }

    /** ATTACKS 26: JARM §2.3.3. */
    @Test
    void formPostJwt_postsTheJwtToTheRegisteredUriAlone() throws ParseException {
        Answer answer = flow.with("response_mode", "form_post.jwt").authorize("alice");

        Map<String, String> posted = Browser.filled(answer, Map.of());
        assertThat(Browser.action(answer)).isEqualTo(Triad.MALLORY_CALLBACK);
        assertThat(posted).containsOnlyKeys("response");
        assertThat(verified(Objects.requireNonNull(posted.get("response")), "RS256")
                        .getStringClaim("code"))
                .hasSize(43);
        assertThat(new Browser()
                        .get(flow.with("redirect_uri", "https://mallory.example.evil.example/callback")
                                .plainUrl())
                        .status())
                .isEqualTo(400);
    }

    /** JARM §2.1: errors too. */
    @Test
    void refusal_isSignedToo() throws ParseException {
        Answer answer = new Browser()
                .get(flow.with("response_mode", "jwt").with("prompt", "none").plainUrl());

        JWTClaimsSet claims = verified(answer.sent("response"), "RS256");
        assertThat(answer.sent("error")).isEmpty();
        assertThat(claims.getStringClaim("error")).isEqualTo("login_required");
        assertThat(claims.getStringClaim("state")).isEqualTo("st ate&1");
        assertThat(claims.getClaim("code")).isNull();
    }

    /** JARM §2.2 and §3: signed with the registered algorithm, then encrypted. */
    @Test
    void responseOfAClientThatRegisteredEncryption_opensWithItsKeyAlone() throws ParseException, JOSEException {
        KeyedClient client = KeyedClient.enveloped();
        Answer answer = new Browser()
                .get(ProviderFlow.of(client, "https://enveloped.example/callback")
                        .without("resource")
                        .with("scope", "openid profile")
                        .with("response_mode", "jwt")
                        .with("prompt", "none")
                        .plainUrl());

        JWEObject sealed = JWEObject.parse(answer.sent("response"));
        assertThat(sealed.getHeader().getAlgorithm()).isEqualTo(JWEAlgorithm.ECDH_ES_A256KW);
        assertThat(sealed.getHeader().getContentType()).isEqualTo("JWT");
        sealed.decrypt(new ECDHDecrypter(client.key()));
        assertThat(verified(sealed.getPayload().toString(), "PS256").getStringClaim("error"))
                .isEqualTo("login_required");
    }

    /** FAPI 2.0 Message Signing §5.4: a client that registered signed responses alone gets no other. */
    @ParameterizedTest
    @ValueSource(strings = {"", "query", "form_post", "form_post.jwt"})
    void modeBesideTheRegisteredOnes_isRefused(String mode) {
        SigningServer client = new SigningServer();
        ProviderFlow asked = ProviderFlow.of(
                        client, "https://countersigning.example/callback?dummy1=lorem&dummy2=ipsum")
                .without("resource")
                .with("scope", "openid profile")
                .with("response_mode", mode);

        Answer answer = client.post("/par", Map.of("request", client.requestObject(asked.request())));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
        assertThat(client.post(
                                "/par",
                                Map.of(
                                        "request",
                                        client.requestObject(asked.with("response_mode", "jwt")
                                                .request())))
                        .status())
                .isEqualTo(201);
    }

    /** RFC 8725 §2.8: one JWT of ours does not pass for another. */
    @Test
    void response_isNoIdTokenHint() {
        String response = flow.with("response_mode", "jwt").authorize("alice").sent("response");

        Answer answer = new Browser()
                .get(flow.without("response_mode")
                        .with("id_token_hint", response)
                        .plainUrl());

        assertThat(answer.sent("error")).isEqualTo("invalid_request");
    }

    private static JWTClaimsSet verified(String jwt, String algorithm) throws ParseException {
        JWKSet keys = JWKSet.parse(
                new Http(Tls.anonymous()).get(Triad.ISSUER + "/jwks").body());
        SignedJWT signed = SignedJWT.parse(jwt);
        assertThat(signed.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
        assertThat(keys.getKeyByKeyId(signed.getHeader().getKeyID()))
                .satisfies(key -> assertThat(Signatures.verify(signed, key)).isTrue());
        return signed.getJWTClaimsSet();
    }
}
