package triad.backend.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.fake.Patience.until;

import com.nimbusds.jose.jwk.ECKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Caller;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.FakeTransmitter;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** A provider that is gone, slow, broken, says no, or changes its keys, and what the callers of this server notice. */
@ExtendWith(ArquillianExtension.class)
class ProviderAwayIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private final FakeProvider provider = FakeProvider.start();

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @AfterEach
    void providerIsWell() throws Exception {
        provider.delay = Duration.ZERO;
        provider.broken = false;
        provider.exchangeRefusal = "";
        assertRecovers();
    }

    /** Nobody vouches for a token then: what changes or shows data is refused, whatever is known. */
    @Test
    void providerGone_is503AndRecovers() throws Exception {
        String token = Tokens.valid("gone");
        String tag = FRONTEND.get(token).headers().firstValue("ETag").orElseThrow();
        provider.leave();
        try {
            until(Duration.ofMillis(2_100), () -> FRONTEND.get(token).statusCode() != 200);
            assertAway(FRONTEND.get(token));
            assertAway(FRONTEND.patch(token, tag, "{\"phones\":[\"1\"]}"));
        } finally {
            provider.comeBack();
        }
        assertRecovers();
        assertThat(FRONTEND.get(token).body()).contains("\"profile\":{}");
    }

    /** While events arrived a moment ago, tokens hold, and what the provider said last is shown. */
    @Test
    void providerGoneAMomentAgo_showsWhatItSaidLast() throws Exception {
        FakeTransmitter transmitter = provider.transmitter;
        String token = Tokens.valid("gone-a-moment-ago");
        transmitter.isThere = true;
        try {
            awaitIntrospections(token, 0);
            transmitter.send(transmitter.event(
                    FakeTransmitter.TOKEN_CLAIMS_CHANGE, FakeTransmitter.user("gone-a-moment-ago"), claims -> claims));
            provider.leave();
            HttpResponse<String> answer = FRONTEND.get(token);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("Name of gone-a-moment-ago", "\"identity_stale\":true");
        } finally {
            provider.comeBack();
            transmitter.isThere = false;
            awaitIntrospections(Tokens.valid("recovery"), 1);
        }
    }

    private void awaitIntrospections(String token, int wanted) throws Exception {
        until(Duration.ofSeconds(20), () -> {
            int before = provider.introspections.get();
            return FRONTEND.get(token).statusCode() == 200 && provider.introspections.get() - before == wanted;
        });
    }

    @Test
    void providerSlow_is503InBoundedTime() throws Exception {
        provider.delay = Duration.ofSeconds(20);
        long start = System.nanoTime();
        assertAway(FRONTEND.get(Tokens.valid("slow")));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void providerBroken_is503() throws Exception {
        provider.broken = true;
        assertAway(FRONTEND.get(Tokens.valid("broken")));
    }

    /** RFC 8693 §2.2.2. */
    @Test
    void exchangeOfEndedToken_is401() throws Exception {
        provider.exchangeRefusal = "invalid_request";
        HttpResponse<String> answer = FRONTEND.get(Tokens.valid("ended"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .contains("error=\"invalid_token\"");
    }

    @Test
    void exchangeWithoutConsent_is403NamingScope() throws Exception {
        provider.exchangeRefusal = "invalid_scope";
        HttpResponse<String> answer = FRONTEND.get(Tokens.valid("no-consent"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .contains("error=\"insufficient_scope\"", "scope=\"openid profile email\"");
        assertThat(answer.body()).contains("urn:triad:problem:consent-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_client", "invalid_target", "unauthorized_client"})
    void exchangeRefusedToThisServer_is503(String error) throws Exception {
        provider.exchangeRefusal = error;
        assertAway(FRONTEND.get(Tokens.valid("misconfigured")));
    }

    /** Published before use: not one call fails, and the old key's tokens hold on. */
    @Test
    void keyRotation_failsNoCall() throws Exception {
        ECKey old = provider.keys.get(0);
        String oldToken = Tokens.valid("rotation");
        ECKey fresh = FakeProvider.newKey("fresh-" + System.nanoTime());
        provider.keys.add(fresh);
        int reads = provider.keyReads.get();
        until(Duration.ofSeconds(10), () -> provider.keyReads.get() >= reads + 2);
        for (int call = 0; call < 20; call++) {
            assertThat(FRONTEND.get(oldToken).statusCode()).isEqualTo(200);
            assertThat(FRONTEND.get(signedBy(fresh)).statusCode()).isEqualTo(200);
        }
        provider.keys.remove(old);
        until(Duration.ofMillis(2_500), () -> FRONTEND.get(oldToken).statusCode() == 401);
        assertThat(FRONTEND.get(signedBy(fresh)).statusCode()).isEqualTo(200);
    }

    /** Row 94. */
    @Test
    void manyUnknownKeys_causeFewReads() throws Exception {
        int before = provider.keyReads.get();
        long start = System.nanoTime();
        for (int call = 0; call < 100; call++) {
            assertThat(FRONTEND.get(signedBy(FakeProvider.newKey("unknown-" + call)))
                            .statusCode())
                    .isEqualTo(401);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(provider.keyReads.get() - before).isLessThanOrEqualTo((int) (seconds * (1 / 0.3 + 1)) + 3);
    }

    @Test
    void answerOfTheProvider_isUsedAgain() throws Exception {
        String token = Tokens.valid("asked-once");
        int before = provider.introspections.get();
        for (int call = 0; call < 10; call++) {
            assertThat(FRONTEND.get(token).statusCode()).isEqualTo(200);
        }
        assertThat(provider.introspections.get() - before).isBetween(1, 3);
    }

    private static String signedBy(ECKey key) {
        return Tokens.sign(
                Tokens.header(key).build(),
                Tokens.claims("rotation", "profile:read").build(),
                key);
    }

    private static void assertRecovers() throws Exception {
        until(Duration.ofSeconds(15), () -> isWell(FRONTEND.get(Tokens.valid("recovery"))));
    }

    /** What is shown of a known person while the provider is away is no sign of life. */
    private static boolean isWell(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && !answer.body().contains("identity_stale");
    }

    private static void assertAway(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
}
