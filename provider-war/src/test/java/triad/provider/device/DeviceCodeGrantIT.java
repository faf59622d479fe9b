package triad.provider.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Device;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The device authorization grant (RFC 8628) as the device sees it. */
@ExtendWith(ArquillianExtension.class)
class DeviceCodeGrantIT {
    private final Device device = new Device();
    private final Browser browser = new Browser();

    @Test
    void allowedDevice_getsItsTokensOnce() throws ParseException {
        device.begun();
        device.answered(browser, "alice", "allow");

        Answer answer = device.poll();

        assertThat(answer.json()).containsEntry("scope", "profile:read").containsKey("refresh_token");
        var claims = Tokens.claims(answer.text("access_token"));
        assertThat(claims.getSubject()).isEqualTo(TestDatabase.userId("alice"));
        assertThat(claims.getAudience()).containsExactly(Triad.BACKEND);
        assertThat(claims.getStringClaim("client_id")).isEqualTo("tv");
        assertThat(claims.getClaims()).doesNotContainKey("sid");
        var identity = Tokens.claims(answer.text("id_token"));
        assertThat(identity.getClaims())
                .containsKeys("auth_time", "acr", "amr", "at_hash")
                .doesNotContainKeys("sid", "nonce");
        assertThat(device.poll().error()).isEqualTo("invalid_grant");
    }

    /** RFC 8628 §3.5. */
    @Test
    void earlyPolls_areSlowedDownMoreAndMore() {
        device.begun();

        assertThat(device.poll().error()).isEqualTo("authorization_pending");
        assertThat(device.poll().error()).isEqualTo("slow_down");
        assertThat(device.poll().status()).isEqualTo(400);
        assertThat(seconds()).isEqualTo(15);
        TestDatabase.execute("update approval set poll_at = ? where approval_id = ?", Instant.now(), hash());
        assertThat(device.poll().error()).isEqualTo("authorization_pending");
        assertThat(seconds()).isEqualTo(15);
        device.answered(browser, "alice", "allow");
        assertThat(device.poll().status()).isEqualTo(200);
    }

    @Test
    void deniedDevice_hearsSo() {
        device.begun();
        device.answered(browser, "alice", "deny");

        Answer answer = device.poll();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("access_denied");
    }

    @Test
    void deviceWhoseTimeIsOver_hearsSo() {
        device.begun();
        device.answered(browser, "alice", "allow");
        TestDatabase.execute("update approval set expires_at = ? where approval_id = ?", Instant.EPOCH, hash());

        assertThat(device.poll().error()).isEqualTo("expired_token");
    }

    /** RFC 8628 §3.4: bound to its client. */
    @Test
    void deviceCodeOfAnotherClient_isRefused() {
        device.begun();
        device.answered(browser, "alice", "allow");
        KeyedClient other = KeyedClient.of("callcentre");

        assertThat(other.post("/token", Map.of("grant_type", Device.GRANT, "device_code", device.deviceCode()))
                        .error())
                .isEqualTo("invalid_grant");
        assertThat(device.poll().status()).isEqualTo(200);
    }

    /** ATTACKS 3. */
    @Test
    void valuesOfOtherKinds_areNoDeviceCodes() {
        ProviderFlow flow = ProviderFlow.frontend();
        device.begun();

        for (String value :
                new String[] {flow.code("alice"), flow.requestUri(), device.userCode(), "x", "x".repeat(9000)}) {
            assertThat(device.poll("tv", value).error()).isEqualTo("invalid_grant");
        }
        assertThat(device.poll("tv", "").error()).isEqualTo("invalid_request");
    }

    /** ATTACKS 39: who did not register the grant gets neither codes nor tokens by it, and so cannot leave out PKCE. */
    @Test
    void clientWithoutTheGrant_getsNothing() {
        device.begun();
        device.answered(browser, "alice", "allow");

        assertThat(new Device().with("client_id", "app").ask().error()).isEqualTo("unauthorized_client");
        assertThat(device.poll("app", device.deviceCode()).error()).isEqualTo("unauthorized_client");
        assertThat(Server.MALLORY
                        .post("/device_authorization", Map.of("scope", "openid"))
                        .error())
                .isEqualTo("unauthorized_client");
    }

    @Test
    void manyPollsAtOnce_getTokensOnce() throws InterruptedException, ExecutionException {
        device.begun();
        device.answered(browser, "alice", "allow");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Answer>> answers = Stream.generate(() -> threads.submit(() -> device.poll()))
                    .limit(8)
                    .toList();
            int tokens = 0;
            for (Future<Answer> answer : answers) {
                tokens += answer.get().status() == 200 ? 1 : 0;
            }
            assertThat(tokens).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    /** RFC 9449 §5: a client that has to bind its tokens does so here too. */
    @Test
    void confidentialClient_bindsItsTokens() throws ParseException {
        KeyedClient client = KeyedClient.of("callcentre");
        Answer codes = client.post("/device_authorization", Map.of("scope", "openid"));
        Answer page = Device.typed(browser, codes.text("user_code"));
        browser.submit(browser.signIn(page, "alice"), Map.of("allow", "allow"));
        Map<String, String> form = Map.of("grant_type", Device.GRANT, "device_code", codes.text("device_code"));

        assertThat(client.withoutProof().post("/token", form).error()).isEqualTo("invalid_request");
        Answer answer = client.post("/token", form);

        assertThat(answer.text("token_type")).isEqualTo("DPoP");
        assertThat(Tokens.claims(answer.text("access_token")).getJSONObjectClaim("cnf"))
                .containsEntry("jkt", client.dpop().thumbprint());
        assertThat(client.userinfo(answer.text("access_token")).text("sub")).isEqualTo(TestDatabase.userId("alice"));
    }

    @Test
    void device_outlivesTheBrowserSession() {
        Answer tokens =
                device.with("resource", "").with("scope", "openid").begun().connected(browser, "alice");
        browser.submit(browser.get("/sign-out"), Map.of("submit", "Sign out"));

        assertThat(Device.userinfo(tokens).status()).isEqualTo(200);
    }

    /** ATTACKS 60. */
    @Test
    void deviceOfADisabledUser_getsNothing() {
        Answer tokens =
                device.with("resource", "").with("scope", "openid").begun().connected(browser, "carol");
        Device waiting = new Device().begun();
        waiting.answered(browser, "carol", "allow");
        TestDatabase.disable("carol");
        try {
            assertThat(Device.userinfo(tokens).status()).isEqualTo(401);
            assertThat(waiting.poll().error()).isEqualTo("invalid_grant");
        } finally {
            TestDatabase.enable("carol");
        }
    }

    private int seconds() {
        return TestDatabase.number("select poll_seconds from approval where approval_id = ?", hash());
    }

    private String hash() {
        return ProviderFlow.sha256(device.deviceCode());
    }
}
