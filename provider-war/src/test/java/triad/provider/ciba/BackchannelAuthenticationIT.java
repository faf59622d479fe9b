package triad.provider.ciba;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Backchannel;
import triad.provider.outside.Browser;
import triad.provider.outside.Device;
import triad.provider.outside.Http;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** Backchannel authentication (CIBA Core 1.0) as the client sees it. */
@ExtendWith(ArquillianExtension.class)
class BackchannelAuthenticationIT {
    private final Backchannel backchannel = Backchannel.polling();
    private final Browser browser = new Browser();

    @AfterEach
    void forgetRequests() {
        Backchannel.forgetRequests();
    }

    /** CIBA Core §7.3. */
    @Test
    void request_isAcknowledged() {
        Answer answer = backchannel.ask();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.text("auth_req_id")).matches("[A-Za-z0-9_-]{43}");
        assertThat(answer.json())
                .containsEntry("expires_in", 300L)
                .containsEntry("interval", 5L)
                .hasSize(3);
    }

    /** CIBA Core §10.1.1: the claim auth_req_id is for pushed tokens. */
    @Test
    void allowedRequest_givesTokensOnce() throws ParseException {
        backchannel.begun();
        assertThat(backchannel.poll().error()).isEqualTo("authorization_pending");
        answered("allow");

        Answer answer = backchannel.poll();

        assertThat(answer.text("token_type")).isEqualTo("DPoP");
        JWTClaimsSet claims = Tokens.claims(answer.text("id_token"));
        assertThat(claims.getSubject()).isEqualTo(TestDatabase.userId("alice"));
        assertThat(claims.getAudience()).containsExactly("callcentre");
        assertThat(claims.getClaims())
                .containsKeys("at_hash", "auth_time", "acr", "amr")
                .doesNotContainKeys("nonce", "sid", "urn:openid:params:jwt:claim:auth_req_id");
        assertThat(backchannel.client().userinfo(answer.text("access_token")).text("name"))
                .startsWith("Alice");
        assertThat(backchannel.poll().error()).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice@triad.example", "ALICE"})
    void nameOrAddress_isAHint(String hint) {
        assertThat(backchannel.with("login_hint", hint).ask().status()).isEqualTo(200);
    }

    @Test
    void offlineAccess_mayBeAskedFor() {
        assertThat(backchannel.with("scope", "openid offline_access").ask().status())
                .isEqualTo(200);
    }

    @Test
    void ownIdToken_isAHint() {
        backchannel.begun();
        answered("allow");
        String idToken = backchannel.poll().text("id_token");

        assertThat(Backchannel.polling()
                        .with("login_hint", "")
                        .with("id_token_hint", idToken)
                        .ask()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void idTokenOfAnotherClient_isNoHint() {
        String foreign = ProviderFlow.frontend().tokens("alice").idToken();

        assertThat(backchannel
                        .with("login_hint", "")
                        .with("id_token_hint", foreign)
                        .ask()
                        .error())
                .isEqualTo("invalid_request");
    }

    /** CIBA Core §13. */
    @ParameterizedTest
    @CsvSource({
        "login_hint, '', invalid_request",
        "login_hint, nobody, unknown_user_id",
        "id_token_hint, x, invalid_request",
        "login_hint_token, x, invalid_request",
        "scope, '', invalid_scope",
        "scope, profile, invalid_scope",
        "scope, openid admin, invalid_scope",
        "scope, offline_access, invalid_scope",
        "resource, https://elsewhere.example, invalid_target",
        "requested_expiry, 0, invalid_request",
        "requested_expiry, -5, invalid_request",
        "requested_expiry, 1e3, invalid_request",
        "requested_expiry, 99999999999999999999, invalid_request",
        "request, e30.e30., invalid_request"
    })
    void unfitRequest_isRefused(String parameter, String value, String error) {
        Answer answer = backchannel.with(parameter, value).ask();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo(error);
    }

    /** What a person could misread is not shown: line breaks, what hides, what turns the direction, and what is too long. */
    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "a\u202Eb", "a\u200Bb", "\u0007", "tooLong"})
    void unfitBindingMessage_isRefused(String message) {
        String text = "tooLong".equals(message) ? "x".repeat(101) : message;

        assertThat(backchannel.with("binding_message", text).ask().error()).isEqualTo("invalid_binding_message");
    }

    @Test
    void requestedExpiry_isKeptToAndBounded() {
        assertThat(backchannel.with("requested_expiry", "60").ask().json()).containsEntry("expires_in", 60L);
        assertThat(backchannel.with("requested_expiry", "999999").ask().json()).containsEntry("expires_in", 600L);
    }

    @Test
    void requestWhoseTimeIsOver_hearsSo() {
        backchannel.begun();
        TestDatabase.execute(
                "update approval set expires_at = ? where approval_id = ?",
                Instant.EPOCH,
                ProviderFlow.sha256(backchannel.authReqId()));

        assertThat(backchannel.poll().error()).isEqualTo("expired_token");
    }

    /** CIBA Core §11. */
    @Test
    void earlyPolls_areSlowedDown() {
        backchannel.begun().poll();

        assertThat(backchannel.poll().error()).isEqualTo("slow_down");
    }

    @Test
    void deniedRequest_hearsSo() {
        backchannel.begun();
        answered("deny");

        assertThat(backchannel.poll().status()).isEqualTo(400);
        assertThat(backchannel.poll().error()).isEqualTo("access_denied");
    }

    /** ATTACKS 3: and the handle of a device is none here. */
    @Test
    void valuesOfOtherKinds_areNoRequestIds() {
        Device device = new Device().begun();
        backchannel.begun();

        for (String value :
                new String[] {device.deviceCode(), ProviderFlow.frontend().code("alice"), "x"}) {
            assertThat(backchannel.poll(value).error()).isEqualTo("invalid_grant");
        }
        assertThat(device.poll("tv", backchannel.authReqId()).error()).isEqualTo("invalid_grant");
        assertThat(KeyedClient.of("pinged")
                        .post("/token", Map.of("grant_type", Backchannel.GRANT, "auth_req_id", backchannel.authReqId()))
                        .error())
                .isEqualTo("invalid_grant");
    }

    /** CIBA Core §7.1: confidential clients that registered the grant. */
    @Test
    void otherClients_cannotAsk() {
        Map<String, String> form = Map.of("scope", "openid", "login_hint", "alice");

        assertThat(Server.MALLORY.post("/backchannel_authentication", form).error())
                .isEqualTo("unauthorized_client");
        assertThat(KeyedClient.keyed().post("/backchannel_authentication", form).error())
                .isEqualTo("unauthorized_client");
        Http http = new Http(Tls.anonymous());
        assertThat(http.post(Triad.ISSUER + "/backchannel_authentication", "client_id=tv&scope=openid&login_hint=alice")
                        .error())
                .isEqualTo("unauthorized_client");
        assertThat(http.post(
                                Triad.ISSUER + "/backchannel_authentication",
                                "client_id=callcentre&scope=openid&login_hint=alice")
                        .error())
                .isEqualTo("invalid_client");
        assertThat(http.get(Triad.ISSUER + "/backchannel_authentication").status())
                .isEqualTo(405);
    }

    /** ATTACKS 50: a person is not worn down, whichever client asks; nobody else is held up. */
    @Test
    void manyRequestsForOnePerson_areRefused() {
        for (int i = 0; i < 5; i++) {
            assertThat(backchannel.ask().status()).isEqualTo(200);
        }

        assertThat(backchannel.ask().status()).isEqualTo(403);
        assertThat(backchannel.ask().error()).isEqualTo("access_denied");
        assertThat(backchannel.with("login_hint", "carol").ask().status()).isEqualTo(200);
    }

    /** ATTACKS 60. */
    @Test
    void disabledUser_isUnknown() {
        TestDatabase.disable("carol");
        try {
            assertThat(backchannel.with("login_hint", "carol").ask().error()).isEqualTo("unknown_user_id");
        } finally {
            TestDatabase.enable("carol");
        }
    }

    private void answered(String button) {
        Answer page = browser.signIn(browser.follow("/approvals"), "alice");
        Backchannel.press(browser, page, button);
    }
}
