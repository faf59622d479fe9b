package triad.frontend.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Elsewhere;
import triad.frontend.fake.Nodes;
import triad.frontend.fake.Screen;

/** What the OpenID Foundation's suite examines of a client of FAPI 2.0: {@code private_key_jwt}, PAR, PS256, tokens bound by mutual TLS. */
class Fapi2RelyingPartyIT {
    private static final Nodes NODES = new Nodes();
    private static final Elsewhere PROVIDER = new Elsewhere(23448, 23449, JWSAlgorithm.PS256);
    private static final Abroad ABROAD = new Abroad(2, PROVIDER);
    private static final ECKey KEY = key();

    @BeforeAll
    static void start() {
        ABROAD.start(
                NODES,
                Map.of(
                        "frontend.client.authentication",
                        "private_key_jwt",
                        "frontend.client.key",
                        KEY.toJSONString(),
                        "frontend.provider.algorithms",
                        "PS256",
                        "frontend.provider.resource",
                        PROVIDER.mtls + "accounts"));
        NODES.awaitReady();
    }

    @AfterAll
    static void stop() {
        NODES.close();
        PROVIDER.stop();
    }

    @BeforeEach
    void reset() {
        PROVIDER.reset();
        PROVIDER.metadata = Fapi2RelyingPartyIT::fapi2;
        PROVIDER.userinfo = "{\"accounts\":[\"one\",\"two\"]}";
    }

    private static void fapi2(Map<String, Object> all) {
        all.put("pushed_authorization_request_endpoint", PROVIDER.issuer + "par");
        all.put("require_pushed_authorization_requests", true);
        all.put("authorization_response_iss_parameter_supported", true);
        all.put("id_token_signing_alg_values_supported", List.of("PS256"));
        all.put(
                "mtls_endpoint_aliases",
                Map.of(
                        "token_endpoint", PROVIDER.mtls + "token",
                        "pushed_authorization_request_endpoint", PROVIDER.mtls + "par"));
    }

    /** fapi2-security-profile-final-client-test-happy-path. */
    @Test
    void happyPath_pushes_andCallsTheResourceWithTheCertificate() throws ParseException, JOSEException {
        assertThat(ABROAD.signIn(new Browser()).body()).contains("accounts", "one", "two");

        assertThat(PROVIDER.last.get("par"))
                .containsEntry("redirect_uri", ABROAD.url() + "/callback")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce");
        assertThat(PROVIDER.last.get("authorize"))
                .containsKey("request_uri")
                .doesNotContainKeys("state", "nonce", "scope");
        for (String path : List.of("par", "token", "accounts")) {
            assertThat(PROVIDER.last.get(path)).as(path).containsEntry("Port", "23449");
        }
        assertThat(PROVIDER.last.get("accounts"))
                .containsEntry("Authorization", "Bearer at-elsewhere")
                .doesNotContainKey("access_token");
        assertThat(PROVIDER.asked).doesNotContain("userinfo");
        assertProven("par", "token");
    }

    /** FAPI 2.0 Security Profile §5.3.3.1: the issuer, as a string and alone. Each is another one (ATTACKS 6, 9). */
    private static void assertProven(String... paths) throws ParseException, JOSEException {
        Set<String> ids = new HashSet<>();
        for (String path : paths) {
            Map<String, String> sent = PROVIDER.last.get(path);
            assertThat(sent)
                    .as(path)
                    .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                    .doesNotContainKeys("Authorization", "client_secret");
            SignedJWT assertion = SignedJWT.parse(sent.get("client_assertion"));
            assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
            assertThat(assertion.verify(new ECDSAVerifier(KEY.toPublicJWK()))).isTrue();
            assertThat(assertion.getJWTClaimsSet().toJSONObject())
                    .containsEntry("aud", PROVIDER.issuer)
                    .containsEntry("iss", Elsewhere.CLIENT)
                    .containsEntry("sub", Elsewhere.CLIENT)
                    .containsKey("exp");
            ids.add(assertion.getJWTClaimsSet().getJWTID());
        }
        assertThat(ids).hasSameSizeAs(paths).doesNotContainNull();
    }

    /** …-client-test-invalid-iss, -aud, -secondary-aud, -expired-exp, -nonce, -missing-exp, -missing-aud, -missing-iss, -missing-nonce. */
    @Test
    void wrongClaims_areRefused() {
        WrongIdTokens.claims().forEach((name, change) -> {
            PROVIDER.claims = change;
            ABROAD.assertRefused(name, "token");
        });
    }

    /** …-client-test-invalid-null-alg, -invalid-alternate-alg. */
    @Test
    void wrongSignatures_areRefused() {
        WrongIdTokens.signatures(PROVIDER, JWSAlgorithm.PS256, JWSAlgorithm.RS256)
                .forEach((name, maker) -> {
                    PROVIDER.idToken = maker;
                    ABROAD.assertRefused(name, "token");
                });
    }

    /** …-client-test-invalid-authorization-response-iss, -remove-authorization-response-iss, -with-invalid-state-fails, -with-invalid-missing-state-fails. */
    @Test
    void wrongResponses_redeemNoCode() {
        Map<String, UnaryOperator<String>> wrong = Map.of(
                "iss", url -> url.replaceFirst("&iss=.*", "&iss=https://evil.example/"),
                "iss without its slash", url -> url.replaceFirst("/$", ""),
                "no iss", url -> url.replaceFirst("&iss=.*", ""),
                "state", url -> url.replaceFirst("&state=[^&]+", "&state=other"),
                "no state", url -> url.replaceFirst("&state=[^&]+", ""));
        wrong.forEach((name, change) -> {
            PROVIDER.callback = change;
            ABROAD.assertRefused(name, "authorize");
        });
    }

    /** …-client-test-valid-aud-as-array, -token-endpoint-response-without-expires_in, -token-type-case-insensitivity. */
    @Test
    void unusualButRight_signsIn() {
        PROVIDER.claims = claims -> claims.audience(List.of(Elsewhere.CLIENT)).claim("aud", List.of(Elsewhere.CLIENT));
        ABROAD.assertSignsIn("aud as array");
        PROVIDER.tokens = answer -> answer.replace("\"expires_in\":300,", "");
        ABROAD.assertSignsIn("no expires_in");
        PROVIDER.tokens = answer -> answer.replace("Bearer", "bEARER");
        ABROAD.assertSignsIn("token type");
    }

    /** …-client-test-discovery-issuer-mismatch. */
    @Test
    void metadataOfAnotherIssuer_beginsNoSignIn() {
        PROVIDER.metadata = all -> all.put("issuer", "https://evil.example/");

        assertThat(new Browser().get(ABROAD.url() + "/claims").statusCode()).isEqualTo(503);
        assertThat(PROVIDER.asked).containsOnly("openid-configuration");
    }

    @Test
    void publicKey_isPublished_andThePrivateOneNowhere() throws ParseException {
        String keys = new Browser().get(ABROAD.url() + "/jwks").body();

        assertThat(JWKSet.parse(keys).getKeys()).containsExactly(KEY.toPublicJWK());
        assertThat(Nodes.said(ABROAD.node())).doesNotContain(KEY.getD().toString());
    }

    @Test
    void page_fitsPhoneAndDesktopInLightAndDark() {
        PROVIDER.userinfo = """
            {"name":"عايدة لوفليس","accounts":[{"id":"one","currency":"GBP"}],"page":"https://bank.example/%s","note":""}""".formatted("very/".repeat(40));
        try (Screen screen = new Screen()) {
            screen.eachWay((page, suffix) -> {
                page.navigate(ABROAD.url() + "/claims");
                Screen.look(page, "claims" + suffix);
                PROVIDER.status = 503;
                page.reload();
                Screen.look(page, "claims-away" + suffix);
                PROVIDER.status = 200;
            });
            assertThat(screen.complaints).isEmpty();
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ours").generate();
        } catch (JOSEException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
