package triad.provider.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.claims.UserClaims;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.CertifiedClient;
import triad.provider.outside.Impostor;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The flows of FAPI 2.0 Security Profile Final as its certification lives them: two clients, and every proof and binding. */
@ExtendWith(ArquillianExtension.class)
class FapiFlowIT {
    private static final String CALLBACK = "https://suite.example/callback";
    private static final String QUERY_CALLBACK = CALLBACK + "?dummy1=lorem&dummy2=ipsum";
    private static final String ALL = "openid profile email address phone offline_access";
    private final KeyedClient one = KeyedClient.of("fapi-one");
    private final KeyedClient two = KeyedClient.of("fapi-two");
    private final Browser browser = new Browser();

    /** FAPI 2.0 §5.3.2.2: pushed, with the parameters of RFC 6749 beside the {@code request_uri}; code, state and iss come back. */
    @Test
    void pushedRequest_givesCodeStateAndIssuerAlone() {
        String state = "s".repeat(128);
        ProviderFlow flow = flow(one, CALLBACK).with("scope", ALL).with("state", state);
        Answer pushed = flow.push();
        assertThat(pushed.status()).isEqualTo(201);
        assertThat(pushed.header("Content-Type")).startsWith("application/json");
        assertThat((Long) pushed.json().get("expires_in")).isBetween(5L, 599L);

        Answer back = through(flow, beside(flow, pushed.text("request_uri")));

        assertThat(back.status()).isEqualTo(303);
        assertThat(query(back)).containsOnlyKeys("code", "state", "iss");
        assertThat(back.sent("state")).isEqualTo(state);
        assertThat(back.sent("iss")).isEqualTo(Triad.ISSUER);
        assertThat(back.sent("code")).hasSize(43);
    }

    /** RFC 6749 §3.1.2: the query of the redirect URI stays; RFC 9449 §10: {@code dpop_jkt} without a proof. */
    @Test
    void secondClient_keepsTheQueryOfItsRedirectUri() {
        ProviderFlow flow = flow(two, QUERY_CALLBACK)
                .with("dpop_jkt", two.dpop().thumbprint())
                .with("nonce", "n".repeat(43));

        Answer back = through(flow, beside(flow, flow.requestUri()));

        assertThat(query(back))
                .containsOnlyKeys("dummy1", "dummy2", "code", "state", "iss")
                .containsEntry("dummy1", List.of("lorem"))
                .containsEntry("dummy2", List.of("ipsum"));
        assertThat(two.userinfo(Tokens.of(flow.redeem(back.sent("code"))).accessToken())
                        .status())
                .isEqualTo(200);
    }

    /** RFC 6749 §5.1, FAPI 2.0 §5.3.2.1: bound tokens, and nothing in the ID token that nobody asked for. */
    @Test
    void tokenResponse_hasWhatIsDue() {
        ProviderFlow flow = flow(one, CALLBACK).with("scope", ALL);

        Answer answer = flow.redeem(flow.code("alice"));

        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json())
                .containsOnlyKeys("access_token", "token_type", "expires_in", "scope", "refresh_token", "id_token")
                .containsEntry("token_type", "DPoP");
        assertThat(Tokens.claims(answer.text("id_token")).getClaims())
                .containsOnlyKeys("iss", "sub", "aud", "exp", "iat", "auth_time", "acr", "amr", "at_hash", "nonce");
    }

    /** RFC 6749 §4.1.2.1: who cancels leads back with the error and nothing else. */
    @Test
    void cancelledSignIn_leadsBackDenied() {
        String state = "s".repeat(128);
        Answer page = flow(two, QUERY_CALLBACK).with("state", state).open();

        Answer back = browser.get(page.body().replaceAll("(?s).*href=\"([^\"]+/cancel)\".*", "$1"));

        assertThat(back.location()).startsWith(QUERY_CALLBACK + "&");
        assertThat(query(back))
                .containsOnlyKeys("dummy1", "dummy2", "error", "error_description", "state", "iss")
                .containsEntry("error", List.of("access_denied"))
                .containsEntry("state", List.of(state));
    }

    /** RFC 9126 §4, FAPI 2.0 §5.3.2.2 note 3: opened twice before anybody signed in, completed once. */
    @Test
    void requestUriOpenedTwice_completesOnce() {
        ProviderFlow flow = flow(one, CALLBACK);
        String url = beside(flow, flow.requestUri());
        assertThat(browser.follow(url).asks("login")).isTrue();

        assertThat(through(flow, url).sent("code")).hasSize(43);

        assertThat(browser.get(url).sent("error")).isEqualTo("invalid_request_uri");
    }

    /** RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1: both are optional, of any form, and come back as they went. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, 10", "10, -", "128, 64", "10, 384", "1000, 10"})
    void stateAndNonce_comeBackAsTheyWent(Integer state, Integer nonce) {
        ProviderFlow flow = flow(one, CALLBACK).without("state").without("nonce");
        if (state != null) {
            flow.with("state", "s".repeat(state));
        }
        if (nonce != null) {
            flow.with("nonce", "n".repeat(nonce));
        }

        Answer back = flow.authorize("alice");

        assertThat(back.sent("state")).hasSize(state == null ? 0 : state);
        Object known = Tokens.claims(Tokens.of(flow.redeem(back.sent("code"))).idToken())
                .getClaim("nonce");
        assertThat(known).isEqualTo(nonce == null ? null : "n".repeat(nonce));
    }

    /** RFC 6749 §3.3: the order of scopes does not matter. */
    @Test
    void scopesInAnotherOrder_areGranted() {
        Tokens tokens =
                flow(one, CALLBACK).with("scope", "phone email profile openid").tokens("alice");

        assertThat(one.userinfo(tokens.accessToken()).json()).containsKeys("sub", "email", "name", "phone_number");
    }

    /** RFC 9126 §4: what was pushed counts, so there is no state where none was pushed. */
    @Test
    void stateBesideThePushedRequest_isNotUsed() {
        ProviderFlow flow = flow(one, CALLBACK).without("state");

        assertThat(query(through(flow, flow.pushedUrl() + "&state=outside"))).containsOnlyKeys("code", "iss");
    }

    /** OpenID Connect Core §5.5: every claim of the metadata, in both places, and what is not understood is passed over. */
    @Test
    void everyClaimAskedForByName_isTold() {
        String each = UserClaims.NAMES.stream()
                .map(name -> "\"" + name + "\": {\"essential\": true}")
                .collect(Collectors.joining(", ", "{", "}"));
        Tokens tokens = flow(one, CALLBACK)
                .with("scope", ALL)
                .with("claims", "{\"id_token\": %1$s, \"userinfo\": %1$s, \"Xa7pQ\": {\"b2K\": null}}".formatted(each))
                .tokens("alice");

        assertThat(one.userinfo(tokens.accessToken()).json())
                .containsKeys(UserClaims.NAMES.toArray(String[]::new))
                .hasSize(UserClaims.NAMES.size() + 1);
        assertThat(Tokens.claims(tokens.idToken()).getClaims()).containsKeys(UserClaims.NAMES.toArray(String[]::new));
    }

    /** OAuth without OpenID Connect: no ID token, and the user API as far as the scope goes. */
    @Test
    void clientOfOauthAlone_readsWhatItsScopeAllows() {
        ProviderFlow flow = flow(one, CALLBACK).with("scope", "email").without("nonce");
        Answer answer = flow.redeem(flow.code("alice"));

        assertThat(answer.json()).doesNotContainKey("id_token");
        assertThat(one.userinfo(answer.text("access_token")).json()).containsOnlyKeys("sub", "email", "email_verified");
    }

    /** RFC 8705 §3: by certificate, or by signature with tokens that a certificate binds; it comes without one to push. */
    @ParameterizedTest
    @CsvSource({"fapi-mtls, false", "fapi-bound, true"})
    void certificateBoundTokens_areForItsHolder(String clientId, boolean signs) {
        CertifiedClient client = signs ? CertifiedClient.signing(clientId) : CertifiedClient.proved(clientId);
        Answer answer = redeemed(ProviderFlow.of(client, browser, CALLBACK));
        String token = answer.text("access_token");

        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(client.get("/userinfo", "bEARER", token).status()).isEqualTo(200);
        assertThat(Impostor.selfSigned("CN=frontend,O=Triad Development")
                        .http()
                        .get(Triad.MTLS + "/userinfo", "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(401);
    }

    private static Answer redeemed(ProviderFlow flow) {
        return flow.redeem(flow.code("alice"));
    }

    private ProviderFlow flow(KeyedClient client, String callback) {
        return ProviderFlow.of(client, browser, callback);
    }

    private Answer through(ProviderFlow flow, String url) {
        return flow.consented(flow.signedIn(browser.follow(url), "alice"));
    }

    /** The URL of a pushed request with those parameters beside it that RFC 6749 demands. */
    private static String beside(ProviderFlow flow, String requestUri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("request_uri", requestUri);
        for (String demanded : List.of("response_type", "scope", "redirect_uri")) {
            parameters.put(demanded, flow.request().get(demanded));
        }
        return flow.url(parameters);
    }

    private static Map<String, List<String>> query(Answer back) {
        return URLUtils.parseParameters(back.location().replaceFirst("^[^?]*\\?", ""));
    }
}
