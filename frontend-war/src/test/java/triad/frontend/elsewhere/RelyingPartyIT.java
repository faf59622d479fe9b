package triad.frontend.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.frontend.fake.Elsewhere.rsa;
import static triad.frontend.fake.Elsewhere.set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Elsewhere;
import triad.frontend.fake.Nodes;

/** What the OpenID Foundation's suite examines of a relying party: OpenID Connect (basic) with a secret and RS256, and its logout. */
class RelyingPartyIT {
    private static final Nodes NODES = new Nodes();
    private static final Elsewhere PROVIDER = new Elsewhere(23446, 23447, JWSAlgorithm.RS256);
    private static final Abroad ABROAD = new Abroad(2, PROVIDER);

    @BeforeAll
    static void start() {
        ABROAD.start(
                NODES,
                Map.of(
                        "frontend.client.authentication", "client_secret_basic",
                        "frontend.client.secret", Elsewhere.SECRET,
                        "frontend.provider.algorithms", "RS256"));
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
    }

    /** oidcc-client-test, -client-secret-basic, -userinfo-bearer-header, -scope-userinfo-claims. */
    @Test
    void code_signsIn_andShowsClaims() {
        HttpResponse<String> page = ABROAD.signIn(new Browser());

        assertThat(page.body()).contains("Grace Hopper", "grace@example.org", "Arlington");
        assertThat(PROVIDER.last.get("authorize"))
                .containsEntry("response_type", "code")
                .containsEntry("client_id", Elsewhere.CLIENT)
                .containsEntry("redirect_uri", ABROAD.url() + "/callback")
                .containsEntry("scope", "openid profile email address")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge")
                .doesNotContainKeys("resource", "request_uri", "client_secret");
        assertThat(PROVIDER.last.get("token"))
                .containsEntry("Authorization", basic("somebody:not%2Fours%2Band%3Asecret+%25"))
                .containsKeys("code", "code_verifier", "redirect_uri")
                .doesNotContainKeys("resource", "client_secret");
        assertThat(PROVIDER.last.get("userinfo"))
                .containsEntry("Authorization", "Bearer at-elsewhere")
                .doesNotContainKey("access_token");
    }

    /** oidcc-client-test-invalid-iss, -missing-sub, -invalid-aud, -missing-aud, -missing-iat, -nonce-invalid. */
    @Test
    void wrongClaims_areRefused() {
        WrongIdTokens.claims().forEach((name, change) -> {
            PROVIDER.claims = change;
            ABROAD.assertRefused(name, "token");
        });
    }

    /** oidcc-client-test-idtoken-sig-none, -invalid-sig-rs256. */
    @Test
    void wrongSignatures_areRefused() {
        WrongIdTokens.signatures(PROVIDER, JWSAlgorithm.RS256, JWSAlgorithm.PS256)
                .forEach((name, maker) -> {
                    PROVIDER.idToken = maker;
                    ABROAD.assertRefused(name, "token");
                });
    }

    /** oidcc-client-test-kid-absent-single-jwks, -kid-absent-multiple-jwks, and a key set with what we do not know. */
    @Test
    void keysWithoutKid_areTried_andUnknownOnesPassedOver() {
        RSAKey nameless = rsa(null);
        String key = nameless.toPublicJWK().toJSONString();
        String other = rsa(null).toPublicJWK().toJSONString();
        PROVIDER.idToken = claims -> Elsewhere.signed(new JWSHeader.Builder(JWSAlgorithm.RS256), nameless, claims);

        Map<String, String> all = Map.of(
                "single", set(key),
                "several", set(other, key),
                "an unknown type", set("{\"kty\":\"PQ\",\"x\":\"y\"}", key),
                "an unknown curve", set("{\"kty\":\"EC\",\"crv\":\"B-1\",\"x\":\"AQ\",\"y\":\"AQ\"}", key));
        all.forEach((name, keys) -> {
            PROVIDER.keys = keys;
            ABROAD.assertSignsIn(name);
        });
        PROVIDER.keys = set(other);
        ABROAD.assertRefused("none that fits", "token");
    }

    /** oidcc-client-test-discovery-jwks-uri-keys, -signing-key-rotation, -signing-key-rotation-just-before-signing. */
    @Test
    void rotatedKeys_areReadAnew() {
        ABROAD.assertSignsIn("before");
        for (String id : List.of("2", "1")) {
            RSAKey next = rsa(id);
            PROVIDER.idToken = claims -> {
                PROVIDER.keys = set(next.toPublicJWK().toJSONString());
                return Elsewhere.signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id), next, claims);
            };
            ABROAD.assertSignsIn("kid " + id);
        }
        PROVIDER.idToken = PROVIDER::signed;
        ABROAD.assertRefused("signed with a key that is published no longer", "token");
    }

    /** oidcc-client-test-discovery-issuer-mismatch; no copy from before helps. */
    @Test
    void wrongMetadata_beginsNoSignIn() {
        ABROAD.assertSignsIn("before");
        for (String issuer :
                List.of("https://evil.example/", PROVIDER.issuer + "x", PROVIDER.issuer.replaceFirst("/$", ""))) {
            PROVIDER.asked.clear();
            PROVIDER.metadata = all -> all.put("issuer", issuer);
            assertThat(new Browser().get(ABROAD.url() + "/claims").statusCode())
                    .as(issuer)
                    .isEqualTo(503);
            assertThat(PROVIDER.asked).as(issuer).containsOnly("openid-configuration");
        }
    }

    /** RFC 9207 §2.4: required of a provider that announces it, and never another one's. */
    @Test
    void issuerOfTheResponse_isAsAnnounced() {
        PROVIDER.callback = url -> url + "&iss=" + PROVIDER.issuer;
        ABROAD.assertSignsIn("sent, though not announced");

        List<String> wrong = List.of("&iss=https://evil.example/", "&iss=", "&iss=" + PROVIDER.issuer + "&iss=x");
        for (String iss : wrong) {
            PROVIDER.callback = url -> url + iss;
            ABROAD.assertRefused(iss, "authorize");
        }
        PROVIDER.callback = url -> url;
        PROVIDER.metadata = all -> all.put("authorization_response_iss_parameter_supported", true);
        ABROAD.assertRefused("announced, but not sent", "authorize");
    }

    /** oidcc-client-test-userinfo-invalid-sub: whoever it is about, it is not who signed in. */
    @Test
    void claimsOfSomebodyElse_endTheSession() {
        for (String other : List.of(
                "{\"sub\":\"mallory\",\"name\":\"M\"}", "{\"name\":\"M\"}", "{\"sub\":7}", "{\"sub\":[\"grace\"]}")) {
            PROVIDER.userinfo = other;
            ABROAD.assertRefused(other, "userinfo");
        }
    }

    @Test
    void claimsThatCannotBeRead_areToldKindly() {
        for (String garbage : List.of("", "[]", "grace", "{\"sub\":\"grace\"", "eyJhbGciOiJub25lIn0.e30.")) {
            PROVIDER.userinfo = garbage;
            HttpResponse<String> page = ABROAD.signIn(new Browser());
            assertThat(page.statusCode()).as(garbage).isEqualTo(503);
            assertThat(page.body())
                    .as(garbage)
                    .contains("This cannot be shown just now")
                    .doesNotContain("ParseException");
        }
        PROVIDER.status = 500;
        assertThat(ABROAD.signIn(new Browser()).statusCode()).isEqualTo(503);
        PROVIDER.status = 401;
        assertThat(ABROAD.signIn(new Browser()).uri().getQuery()).isEqualTo("because=ended");
    }

    /** oidcc-client-test-rp-init-logout, -rp-init-logout-no-state, -rp-init-logout-other-state. */
    @Test
    void signOut_leadsThroughTheProvider_andBackWhateverItSays() {
        var browser = new Browser();
        ABROAD.signIn(browser);
        String end = Browser.location(browser.post(ABROAD.url() + "/sign-out", Map.of(), "Origin", ABROAD.url()));

        assertThat(end).startsWith(PROVIDER.issuer + "end_session?").contains("id_token_hint=", "state=signed-out");
        assertThat(browser.get(ABROAD.url() + "/?state=signed-out").body()).contains("You are signed out.");
        for (String answer : List.of("/", "/?state=other", "/?state=%3Cscript%3E")) {
            HttpResponse<String> page = browser.get(ABROAD.url() + answer);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).doesNotContain("You are signed out.", "Hello");
        }
    }

    /** oidcc-client-test-backchannel-rp-logout, -alg-none, -wrong-issuer, -wrong-aud, -no-event, -wrong-event, -with-nonce, -wrong-alg. */
    @Test
    void logoutTokens_endTheSession_ifTheyAreRight() throws JOSEException {
        var browser = new Browser();
        ABROAD.signIn(browser);
        String sid = "sid-" + PROVIDER.last.get("authorize").get("nonce");

        WrongLogoutTokens.of(PROVIDER, sid)
                .forEach((name, token) -> assertThat(logOut(token)).as(name).isEqualTo(400));
        assertThat(logOut(PROVIDER.signed(
                        WrongLogoutTokens.good(PROVIDER, "another").build())))
                .isEqualTo(200);
        assertThat(browser.get(ABROAD.url() + "/").body()).contains("Hello");
        assertThat(logOut(PROVIDER.signed(WrongLogoutTokens.good(PROVIDER, sid).build())))
                .isEqualTo(200);
        assertThat(browser.get(ABROAD.url() + "/").body()).doesNotContain("Hello");
    }

    @Test
    void pagesOfTheApi_areNotThere_andSecretsNotInTheLog() {
        var browser = new Browser();
        ABROAD.signIn(browser);
        assertThat(browser.get(ABROAD.url() + "/").body())
                .contains("href=\"/claims\"")
                .doesNotContain("href=\"/p", "/api-docs", "/help");
        String paths =
                "/profile /profile/history /people /people/x /departments /api-docs/ /jwks /imports /imports/new /imports/x"
                        + " /export/people.csv /help";
        for (String path : paths.split(" ", -1)) {
            assertThat(browser.get(ABROAD.url() + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(Nodes.said(ABROAD.node())).doesNotContain(Elsewhere.SECRET, "at-elsewhere");
    }

    private static int logOut(String token) {
        return new Browser()
                .post(ABROAD.url() + "/backchannel-logout", Map.of("logout_token", token))
                .statusCode();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
