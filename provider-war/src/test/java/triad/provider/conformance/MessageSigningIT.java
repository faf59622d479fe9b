package triad.provider.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.SigningServer;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/**
 * FAPI 2.0 Message Signing as two clients live it: one with assertions, DPoP and ES256, one with mutual TLS, PS256 and a query in its
 * redirect URI.
 */
@ExtendWith(ArquillianExtension.class)
class MessageSigningIT {
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

    /** FAPI 2.0 Message Signing §5.3.1: the type may be missing; RFC 9449 §10.1: the proof comes with the code at the latest. */
    @Test
    void untypedObjectOfAKeyedClient_endsInTokensForItsKey() throws ParseException {
        JWTClaimsSet response =
                response(answer(flow, push(first.requestObject(null, first.key(), flow.request(), claims -> {}))));

        assertThat(response.getStringClaim("state")).isEqualTo("st ate&1");
        Tokens tokens = Tokens.of(flow.redeem(response.getStringClaim("code")));
        assertThat(Tokens.claims(tokens.idToken()).getStringClaim("nonce")).isEqualTo("no-nce");
        assertThat(first.userinfo(tokens.accessToken()).status()).isEqualTo(200);
        assertThat(first.refresh(tokens.refreshToken()).status()).isEqualTo(200);
    }

    /** FAPI 2.0 §5.3.2.2: a state of 128 characters; JARM §2.3.1: what the redirect URI had in its query stays there. */
    @Test
    void objectOfAServerWithACertificate_endsInTokensForTheCertificate() throws ParseException {
        String state = "s".repeat(128);
        Answer answer = answer(
                other, pushed(second.requestObject(other.with("state", state).request())));

        assertThat(answer.location()).matches(Pattern.quote(WITH_QUERY) + "&response=[A-Za-z0-9._-]+");
        JWTClaimsSet response = response(answer);
        assertThat(response.getAudience()).containsExactly("countersigning");
        assertThat(response.getStringClaim("state")).isEqualTo(state);
        Tokens tokens = Tokens.of(other.redeem(response.getStringClaim("code")));
        assertThat(second.userinfo(tokens.accessToken()).text("email")).isEqualTo("alice@triad.example");
        assertThat(first.http()
                        .get(Triad.USER_API, "Authorization", "Bearer " + tokens.accessToken())
                        .status())
                .isEqualTo(401);
    }

    /** OpenID Connect Core §3.1.2.1: without openid it is OAuth; RFC 9207: a plain response names the issuer. */
    @Test
    void signedRequestWithoutOpenid_getsAPlainResponseAndNoIdToken() {
        flow.without("nonce").without("response_mode").with("scope", "accounts").with("resource", Triad.BANK);
        Answer answer = answer(flow, push(first.requestObject(flow.request(), claims -> {})));

        assertThat(answer.sent("iss")).isEqualTo(Triad.ISSUER);
        assertThat(answer.sent("response")).isEmpty();
        assertThat(flow.redeem(answer.sent("code")).json())
                .containsEntry("token_type", "DPoP")
                .doesNotContainKey("id_token");
    }

    /** RFC 9101 §6.3: neither another value beside the object nor one that the object does not have. */
    @Test
    void parametersBesideTheObject_countForNothing() throws ParseException {
        Answer pushed = push(first.requestObject(flow.without("state").request(), claims -> {}));
        Answer answer = flow.consented(flow.signedIn(
                flow.browser()
                        .follow(flow.url(pushed.text("request_uri"))
                                + "&state=outside&nonce=outside&response_mode=query&scope=openid&response_type=code"),
                "alice"));

        JWTClaimsSet response = response(answer);
        assertThat(response.getClaims()).doesNotContainKey("state");
        assertThat(Tokens.claims(flow.redeem(response.getStringClaim("code")).text("id_token"))
                        .getStringClaim("nonce"))
                .isEqualTo("no-nce");
        Map<String, String> withoutChallenge = flow.without("code_challenge").request();
        assertRefused(
                first.post(
                        "/par",
                        Map.of(
                                "request",
                                first.requestObject(withoutChallenge, claims -> {}),
                                "code_challenge",
                                ProviderFlow.sha256(flow.verifier()))),
                "invalid_request");
    }

    /** JARM §2.1: errors come as JWTs too, and with nothing beside them. */
    @Test
    void userWhoCancels_isToldInASignedResponse() throws ParseException {
        Answer page = other.browser()
                .follow(other.url(pushed(second.requestObject(other.request())).text("request_uri")));
        Matcher cancel = Pattern.compile("href=\"(/authorize/[^\"]+/cancel)\"").matcher(page.body());
        assertThat(cancel.find()).isTrue();

        Answer answer = other.browser().get(cancel.group(1));

        assertThat(answer.location()).startsWith(WITH_QUERY + "&response=");
        JWTClaimsSet response = response(answer);
        assertThat(response.getStringClaim("error")).isEqualTo("access_denied");
        assertThat(response.getClaims()).containsOnlyKeys("iss", "aud", "exp", "error", "error_description", "state");
    }

    /** RFC 9101 §4: JSON values stay JSON. */
    @Test
    void claimsInTheObject_areAnswered() throws ParseException {
        Map<String, Object> names = new HashMap<>();
        names.put("email", null);
        names.put("unknown-claim", Map.of("essential", true));
        String object = second.requestObject(
                JWSAlgorithm.PS256,
                other.with("scope", "openid").request(),
                claims -> claims.claim("claims", Map.of("userinfo", names, "id_token", names)));
        Tokens tokens =
                Tokens.of(other.redeem(response(answer(other, pushed(object))).getStringClaim("code")));

        assertThat(second.userinfo(tokens.accessToken()).json()).containsOnlyKeys("sub", "email");
        assertThat(Tokens.claims(tokens.idToken()).getClaims()).containsEntry("email", "alice@triad.example");
    }

    /** OpenID Connect Core §3.1.2.1: a code needs no nonce, and the order of scopes says nothing. */
    @Test
    void openidAnywhereInTheScopeAndWithoutNonce_getsAnIdToken() throws ParseException {
        flow.without("nonce").with("scope", "profile openid");
        JWTClaimsSet response = response(answer(flow, push(first.requestObject(flow.request(), claims -> {}))));

        assertThat(Tokens.claims(flow.redeem(response.getStringClaim("code")).text("id_token"))
                        .getClaims())
                .doesNotContainKey("nonce")
                .containsKey("sub");
    }

    /** FAPI 2.0 §5.3.2.1 about the proofs of the pushed request, RFC 9449 §4.2: they may have more claims. */
    @Test
    void proofsOfClocksTenSecondsApart_areTaken() {
        List<Consumer<JWTClaimsSet.Builder>> bends = List.of(
                claims -> claims.issueTime(in(-10)),
                claims -> claims.issueTime(in(10)),
                claims -> claims.notBeforeTime(in(0)).expirationTime(in(300)));
        for (Consumer<JWTClaimsSet.Builder> bent : bends) {
            String object = first.requestObject(flow.request(), claims -> {});
            Answer pushed = first.http()
                    .post(
                            Triad.ISSUER + "/par",
                            Map.of(
                                    "request",
                                    object,
                                    "client_assertion_type",
                                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                    "client_assertion",
                                    first.assertion()),
                            "DPoP",
                            first.dpop().proof("POST", Triad.ISSUER + "/par", bent));
            assertThat(pushed.status()).as(pushed.body()).isEqualTo(201);
        }
    }

    @Test
    void longStateAndNonce_comeBackWhole() throws ParseException {
        flow.with("state", "s".repeat(1000)).with("nonce", "n".repeat(384));
        JWTClaimsSet response = response(answer(flow, push(first.requestObject(flow.request(), claims -> {}))));

        assertThat(response.getStringClaim("state")).isEqualTo("s".repeat(1000));
        assertThat(Tokens.claims(flow.redeem(response.getStringClaim("code")).text("id_token"))
                        .getStringClaim("nonce"))
                .hasSize(384);
    }

    private Answer push(String object) {
        return first.post("/par", Map.of("request", object));
    }

    private Answer pushed(String object) {
        return second.post("/par", Map.of("request", object));
    }

    private static Answer answer(ProviderFlow asked, Answer pushed) {
        assertThat(pushed.status()).as(pushed.body()).isEqualTo(201);
        return asked.consented(asked.signedIn(asked.browser().follow(asked.url(pushed.text("request_uri"))), "alice"));
    }

    private static JWTClaimsSet response(Answer answer) {
        assertThat(answer.sent("code")).isEmpty();
        JWTClaimsSet claims = Tokens.claims(answer.sent("response"));
        assertThat(claims.getIssuer()).isEqualTo(Triad.ISSUER);
        assertThat(claims.getExpirationTime()).isBetween(in(10), in(600));
        return claims;
    }

    private static void assertRefused(Answer answer, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo(error);
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
