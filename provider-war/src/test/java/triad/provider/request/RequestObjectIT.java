package triad.provider.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.DpopKey;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Triad;

/** Request objects by value (RFC 9101), pushed (RFC 9126 §3, FAPI 2.0 Message Signing §5.3.1) and in the browser. */
@ExtendWith(ArquillianExtension.class)
class RequestObjectIT {
    private static final JOSEObjectType TYPE = new JOSEObjectType("oauth-authz-req+jwt");
    private static final String SEALED_CALLBACK = "https://enveloped.example/callback";
    private final KeyedClient signing = KeyedClient.signing();
    private final ProviderFlow flow = ProviderFlow.of(signing, "https://signing.example/callback")
            .with("resource", Triad.BANK)
            .with("scope", "openid profile accounts");
    private final KeyedClient sealed = KeyedClient.enveloped();
    private final ProviderFlow front =
            ProviderFlow.of(sealed, SEALED_CALLBACK).without("resource").with("scope", "openid profile");

    private Answer push(Consumer<JWTClaimsSet.Builder> bent) {
        return push(signing.requestObject(flow.request(), bent));
    }

    private Answer push(String object) {
        return signing.post("/par", Map.of("request", object));
    }

    /** RFC 9101 §6.3: what is in the object counts, and nothing else. */
    @Test
    void pushedObject_isAuthorizedAsItSays() {
        Answer pushed = signing.post(
                "/par",
                Map.of(
                        "request",
                        signing.requestObject(flow.request(), claims -> {}),
                        "state",
                        "outside",
                        "scope",
                        "openid"));
        assertThat(pushed.status()).as(pushed.body()).isEqualTo(201);

        Browser browser = flow.browser();
        Answer answer = flow.consented(flow.signedIn(
                browser.follow(
                        flow.url(pushed.text("request_uri")) + "&state=outside&redirect_uri=https://evil.example/"),
                "alice"));

        assertThat(answer.location()).startsWith("https://signing.example/callback?code=");
        assertThat(answer.sent("state")).isEqualTo("st ate&1");
        assertThat(flow.redeem(answer.sent("code")).text("scope")).isEqualTo("accounts");
    }

    /** FAPI 2.0 Message Signing §5.3.1: aud may be a list with the issuer in it; the type is accepted in its spellings (RFC 7515 §4.1.9), and not demanded. */
    @Test
    void objectForSeveralServersOfOddTypeOrNone_isTaken() {
        assertThat(push(claims -> claims.audience(List.of("https://elsewhere.example", Triad.ISSUER)))
                        .status())
                .isEqualTo(201);
        for (String type : List.of("OAuth-Authz-REQ+jwt", "application/oauth-authz-req+jwt")) {
            assertThat(push(signing.requestObject(
                                    new JOSEObjectType(type), signing.key(), flow.request(), claims -> {}))
                            .status())
                    .isEqualTo(201);
        }
        assertThat(push(signing.requestObject(null, signing.key(), flow.request(), claims -> {}))
                        .status())
                .isEqualTo(201);
    }

    /** FAPI 2.0 §5.3.2.1: clocks may differ by 10 seconds. */
    @Test
    void objectOfTheNextSeconds_isTaken() {
        assertThat(push(claims -> claims.notBeforeTime(in(10))).status()).isEqualTo(201);
    }

    static Map<String, Consumer<JWTClaimsSet.Builder>> bends() {
        Map<String, Consumer<JWTClaimsSet.Builder>> bends = new HashMap<>();
        bends.put("no exp", claims -> claims.expirationTime(null));
        bends.put("no nbf", claims -> claims.notBeforeTime(null));
        bends.put("expired", claims -> claims.expirationTime(in(-1)));
        bends.put("lives for more than an hour", claims -> claims.expirationTime(in(3700)));
        bends.put(
                "older than an hour", claims -> claims.notBeforeTime(in(-3700)).expirationTime(in(-50)));
        bends.put("old but valid", claims -> claims.notBeforeTime(in(-3700)));
        bends.put("of the future", claims -> claims.notBeforeTime(in(61)));
        bends.put("for nobody", claims -> claims.claim("aud", null));
        bends.put("for the endpoint", claims -> claims.audience(Triad.ISSUER + "/par"));
        bends.put("for somebody else", claims -> claims.audience("https://elsewhere.example"));
        bends.put("of nobody", claims -> claims.issuer(null));
        bends.put("of another client", claims -> claims.issuer("keyed"));
        bends.put("without client", claims -> claims.claim("client_id", null));
        bends.put("for another client", claims -> claims.claim("client_id", "keyed"));
        bends.put("with a request", claims -> claims.claim("request", "e30.e30."));
        bends.put("with a request_uri", claims -> claims.claim("request_uri", "https://signing.example/r"));
        return bends;
    }

    static List<String> namesOfBends() {
        return bends().keySet().stream().sorted().toList();
    }

    /** RFC 9101 §6, FAPI 2.0 Message Signing §5.3.1. */
    @ParameterizedTest
    @MethodSource("namesOfBends")
    void bentObject_isRefused(String bend) {
        Answer answer = push(Objects.requireNonNull(bends().get(bend)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request_object");
    }

    /** RFC 9101 §10.8, RFC 8725 §3.1; ATTACKS 4. */
    @Test
    void objectOfAnotherTypeOrKey_isRefused() {
        Map<String, String> asked = flow.request();
        String good = signing.requestObject(asked, claims -> {});
        String payload = good.substring(good.indexOf('.') + 1, good.lastIndexOf('.'));

        for (String object : List.of(
                signing.requestObject(JOSEObjectType.JWT, signing.key(), asked, claims -> {}),
                signing.requestObject(new JOSEObjectType("client-authentication+jwt"), signing.key(), asked, c -> {}),
                signing.requestObject(TYPE, new DpopKey().jwk(), asked, claims -> {}),
                signing.assertion(),
                Base64URL.encode("{\"alg\":\"none\",\"typ\":\"oauth-authz-req+jwt\"}") + "." + payload + ".",
                good.substring(0, good.length() - 4) + "AAAA",
                good + "." + payload + "." + payload,
                "e30.e30.",
                "x")) {
            assertThat(push(object).error()).as(object).isEqualTo("invalid_request_object");
        }
    }

    /** RFC 9101 §10.5; and what the object says is checked like any other request. */
    @Test
    void missingObjectOrUnfitRequestInIt_isRefused() {
        assertThat(flow.push().error()).isEqualTo("invalid_request");
        assertThat(push(claims -> claims.claim("redirect_uri", "https://evil.example/"))
                        .error())
                .isEqualTo("invalid_request");
        assertThat(push(claims -> claims.claim("redirect_uri", null)).error()).isEqualTo("invalid_request");
        assertThat(push(claims -> claims.claim("code_challenge", null)).error()).isEqualTo("invalid_request");
        assertThat(push(claims -> claims.claim("scope", "openid email")).error())
                .isEqualTo("invalid_scope");
    }

    /** OpenID Connect Core §6.1: by value in the browser, where the client need not push. */
    @Test
    void objectInTheBrowser_isAuthorizedAsItSays() {
        Map<String, String> asked = front.request();
        Answer answer = front.consented(front.signedIn(
                front.browser().follow(front.url(Map.of("request", sealed.requestObject(asked, claims -> {})))),
                "alice"));

        assertThat(answer.location()).startsWith(SEALED_CALLBACK + "?code=");
        assertThat(answer.sent("state")).isEqualTo("st ate&1");
    }

    /** Numbers and untyped objects are fine outside FAPI (OpenID Connect Core §6.1). */
    @Test
    void untypedObjectWithNumbers_isTaken() {
        String object = sealed.requestObject(
                JOSEObjectType.JWT, sealed.key(), front.request(), claims -> claims.claim("max_age", 0)
                        .expirationTime(null)
                        .notBeforeTime(null));

        assertThat(front.browser().follow(front.url(Map.of("request", object))).asks("login"))
                .isTrue();
    }

    /** OpenID Connect Core §3.1.2.6: told to the client, at the URI beside the object. */
    @ParameterizedTest
    @ValueSource(
            strings = {"eyJhbGciOiJub25lIn0.e30.", "e30.e30.", "x", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0.a.b.c.d"})
    void unreadableObjectInTheBrowser_isRefusedAtTheClient(String object) {
        Answer answer = front.browser()
                .get(front.url(Map.of("request", object, "redirect_uri", SEALED_CALLBACK, "state", "s")));

        assertThat(answer.location()).startsWith(SEALED_CALLBACK + "?error=");
        assertThat(answer.sent("error"))
                .isEqualTo(object.startsWith("eyJhbGciOiJub25l") ? "request_not_supported" : "invalid_request_object");
        assertThat(answer.sent("state")).isEqualTo("s");
        assertThat(answer.sent("iss")).isEqualTo(Triad.ISSUER);
    }

    /** Nothing is sent to an address that nobody vouches for. */
    @Test
    void unreadableObjectWithoutAGoodUriBesideIt_isAPage() {
        assertThat(front.browser().get(front.url(Map.of("request", "x"))).status())
                .isEqualTo(400);
        Answer answer = front.browser().get(front.url(Map.of("request", "x", "redirect_uri", "https://evil.example/")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
