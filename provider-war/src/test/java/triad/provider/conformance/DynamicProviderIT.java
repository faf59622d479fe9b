package triad.provider.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.provider.conformance.CodeFlow.DEFAULT;
import static triad.provider.conformance.SuiteClient.CALLBACK;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpHandler;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Receiver;
import triad.provider.outside.RegisteredClient;
import triad.provider.outside.Tls;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The flows of OpenID Connect's dynamic profile, from registration to the end of the client, as the certification suite lives them. */
@ExtendWith(ArquillianExtension.class)
class DynamicProviderIT {

    /** OpenID Connect Registration §3.2: all registered metadata comes back. */
    @Test
    void registration_bringsBackEverythingThatWasSent() {
        Map<String, Object> sent = SuiteClient.document("private_key_jwt");
        Answer answer = RegisteredClient.register(sent);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json()).containsAllEntriesOf(sent).doesNotContainKey("client_secret");
        assertThat(answer.text("registration_client_uri")).startsWith("https://");
        assertThat(answer.text("registration_access_token")).isNotBlank();
    }

    /** OpenID Connect Core §3.1.3.7, §10.1: signed with RS256 by a key that the header names and the set has. */
    @Test
    void codeFlow_endsWithAnIdTokenByRs256() throws JOSEException, ParseException {
        SuiteClient client = registered(Map.of("id_token_signed_response_alg", "RS256"));
        CodeFlow flow = new CodeFlow(client, DEFAULT).with("state", "s".repeat(128));

        Map<String, String> arrived = flow.authorized();
        assertThat(arrived).containsEntry("state", "s".repeat(128)).containsEntry("iss", Triad.ISSUER);
        Tokens tokens = Tokens.of(flow.redeem(arrived));

        JWTClaimsSet claims = verified(tokens.idToken());
        assertThat(claims.getIssuer()).isEqualTo(Triad.ISSUER);
        assertThat(claims.getAudience()).containsExactly(client.clientId());
        assertThat(claims.getStringClaim("nonce")).isEqualTo(flow.asked("nonce"));
        assertThat(SuiteClient.userinfo(tokens.accessToken()).text("sub")).isEqualTo(claims.getSubject());
    }

    /** OpenID Connect Core §5.3.2: iss and aud SHOULD be in it, and nothing of the authorization request. */
    @Test
    void userinfo_isSignedWithRs256WhereTheClientAskedForThat() throws JOSEException, ParseException {
        SuiteClient client = registered(Map.of("userinfo_signed_response_alg", "RS256"));

        Tokens tokens = new CodeFlow(client, DEFAULT).tokens();
        Answer userinfo = SuiteClient.userinfo(tokens.accessToken());

        assertThat(userinfo.status()).isEqualTo(200);
        assertThat(userinfo.header("Content-Type")).startsWith("application/jwt");
        assertThat(verified(userinfo.body()).getClaims())
                .containsEntry("iss", Triad.ISSUER)
                .containsEntry("aud", List.of(client.clientId()))
                .containsEntry("sub", Tokens.claims(tokens.idToken()).getSubject())
                .doesNotContainKey("nonce");
    }

    /** RFC 6749 §3.1.2: the query of a redirect URI is kept, and no part of the comparison is left out. */
    @Test
    void redirectUriWithAQuery_isKeptAndComparedWhole() {
        String query = CALLBACK + "?dummy1=lorem&dummy2=ipsum";
        CodeFlow flow =
                new CodeFlow(registered(Map.of("redirect_uris", List.of(query))), DEFAULT).with("redirect_uri", query);

        Answer back = flow.answered(flow.open());
        assertThat(back.location()).startsWith(query + "&code=");
        assertThat(flow.redeem(flow.arrived(back)).status()).isEqualTo(200);

        for (String other : List.of(CALLBACK, CALLBACK + "?dummy1=lorem", query + "&dummy3=dolor")) {
            assertPage(flow.with("redirect_uri", other).open());
        }
    }

    @Test
    void requestWithoutRedirectUri_isAPage() {
        SuiteClient client = registered(Map.of("redirect_uris", List.of(CALLBACK, CALLBACK + "2")));

        Answer page = new CodeFlow(client, DEFAULT).without("redirect_uri").open();
        assertPage(page);
        assertThat(page.body()).contains("redirect_uri");
    }

    @Test
    void keysAtTheClientsUrl_proveItInTheFlow() {
        RSAKey key = SuiteClient.key();
        try (Receiver receiver = Receiver.on(Triad.RECEIVER_PORT)) {
            receiver.answers(Receiver.json(200, new JWKSet(key).toPublicJWKSet().toString()));
            Map<String, Object> document = SuiteClient.document("private_key_jwt");
            document.remove("jwks");
            document.put("jwks_uri", receiver.url("/jwks/" + key.getKeyID()));

            assertThat(new CodeFlow(SuiteClient.of(document, key), DEFAULT)
                            .tokens()
                            .idToken())
                    .isNotEmpty();
            assertThat(receiver.count()).isEqualTo(1);
        }
    }

    /** OpenID Connect Core §6.2: what is registered may have a fragment of before there was an object; the object counts, nothing beside it. */
    @Test
    void requestByReference_isTakenFromTheRegisteredAddress() {
        try (Receiver receiver = Receiver.on(Triad.REQUESTS_PORT)) {
            String uri = receiver.url("/requesturi/" + ProviderFlow.random() + "#" + ProviderFlow.sha256("not yet"));
            SuiteClient client =
                    registered(Map.of("request_uris", List.of(uri), "request_object_signing_alg", "RS256"));
            assertThat(client.registered().text("request_object_signing_alg")).isEqualTo("RS256");
            CodeFlow flow = new CodeFlow(client, DEFAULT);
            JWTClaimsSet.Builder object =
                    new JWTClaimsSet.Builder().issuer(client.clientId()).audience(Triad.ISSUER);
            flow.request().forEach(object::claim);
            receiver.answers(jwt(client.sign(object.build())));
            Map<String, String> beside = new LinkedHashMap<>(flow.request());
            beside.keySet().removeAll(List.of("state", "nonce"));
            beside.put("request_uri", uri);

            Map<String, String> arrived =
                    flow.arrived(flow.answered(flow.browser().follow("/authorize?" + Http.encoded(beside))));

            assertThat(arrived).containsEntry("state", flow.asked("state"));
            assertThat(flow.redeem(arrived).status()).isEqualTo(200);
        }
    }

    /** OpenID Connect Core §11: what asked for the token may come again with it, though it is no scope of the grant. */
    @Test
    void refreshToken_isGoodForTheScopeThatWasAskedFor() {
        CodeFlow flow = new CodeFlow(
                        registered(Map.of("grant_types", List.of("authorization_code", "refresh_token"))), DEFAULT)
                .with("scope", "openid offline_access")
                .with("prompt", "consent");
        Map<String, String> refresh = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                flow.tokens().refreshToken(),
                "scope",
                "openid offline_access");

        Answer answer = flow.client().post("/token", refresh);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(Tokens.of(answer).idToken()).isNotEqualTo("null");
        assertThat(SuiteClient.userinfo(answer.text("access_token")).status()).isEqualTo(200);
    }

    /** RFC 7592 §2.3: how every module of the suite ends. */
    @Test
    void endedClient_isUnknown() {
        SuiteClient client = registered(Map.of());

        assertThat(client.registered().end().status()).isEqualTo(204);
        assertThat(client.registered().read().status()).isEqualTo(401);
        assertPage(new CodeFlow(client, DEFAULT).open());
    }

    private static SuiteClient registered(Map<String, Object> more) {
        Map<String, Object> document = SuiteClient.document("private_key_jwt");
        document.putAll(more);
        return SuiteClient.of(document);
    }

    private static HttpHandler jwt(String compact) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/jwt");
            exchange.sendResponseHeaders(200, compact.length());
            exchange.getResponseBody().write(compact.getBytes(StandardCharsets.US_ASCII));
        };
    }

    private static void assertPage(Answer page) {
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.location()).isEmpty();
        assertThat(page.body()).contains("This did not work");
    }

    /** The claims of an RS256 JWT whose key is in the provider's set. */
    private static JWTClaimsSet verified(String compact) throws JOSEException, ParseException {
        SignedJWT jwt = SignedJWT.parse(compact);
        assertThat(jwt.getHeader().getAlgorithm()).hasToString("RS256");
        RSAKey key = JWKSet.parse(
                        new Http(Tls.anonymous()).get(Triad.ISSUER + "/jwks").body())
                .getKeyByKeyId(jwt.getHeader().getKeyID())
                .toRSAKey();
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
        return jwt.getJWTClaimsSet();
    }
}
