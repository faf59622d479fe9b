package triad.backend.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import triad.backend.config.BackendConfig;
import triad.backend.fake.Configured;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.MovableClock;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;
import triad.backend.provider.KnownProvider;

class VerificationKeysTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final BackendConfig config = config(Duration.ofSeconds(5));
    private final ECKey key = FakeProvider.newKey("known");
    private final KnownProvider provider = new KnownProvider(key, config, clock);
    private final VerificationKeys keys = new VerificationKeys(provider, config, clock);

    /** The backend may be up seconds before the provider; whoever comes then must not be sent away for longer than it takes. */
    @Test
    void providerThatStarts_isAskedAgainAfterASecond() {
        provider.goAway(() -> {});
        keys.refresh();
        provider.comeBack();
        clock.pass(Duration.ofSeconds(1));

        assertThat(keys.find("known")).contains(key.toPublicJWK());
    }

    @Test
    void providerThatIsAway_isAskedOnceASecond_howeverManyCome() {
        provider.goAway(() -> {});
        for (int tenth = 0; tenth < 30; tenth++) {
            assertRefused("known", Reason.PROVIDER_AWAY);
            clock.pass(Duration.ofMillis(100));
        }

        assertThat(provider.looks()).isEqualTo(3);
    }

    /** Whoever answers late is not asked again by those who waited meanwhile. */
    @Test
    void pause_beginsWhenTheLookEnds() {
        provider.goAway(() -> clock.pass(Duration.ofSeconds(3)));
        assertRefused("known", Reason.PROVIDER_AWAY);
        assertRefused("known", Reason.PROVIDER_AWAY);

        assertThat(provider.looks()).isEqualTo(1);
    }

    @Test
    void unknownKey_isLookedForOncePerPause() {
        for (int second = 0; second < 10; second++) {
            assertRefused("unknown", Reason.INVALID_TOKEN);
            clock.pass(Duration.ofSeconds(1));
        }

        assertThat(provider.looks()).isEqualTo(2);
    }

    @Test
    void shorterPause_holdsAfterAFailureToo() {
        BackendConfig impatient = config(Duration.ofMillis(200));
        VerificationKeys impatientKeys = new VerificationKeys(provider, impatient, clock);
        provider.goAway(() -> {});
        impatientKeys.refresh();
        provider.comeBack();
        clock.pass(Duration.ofMillis(200));

        assertThat(impatientKeys.find("known")).isPresent();
    }

    @Test
    void providerThatGoesAway_leavesItsLastGoodKeys() {
        keys.refresh();
        provider.goAway(() -> {});
        keys.refresh();

        assertThat(keys.find("known")).contains(key.toPublicJWK());
        assertRefused("unknown", Reason.PROVIDER_AWAY);
    }

    private void assertRefused(String kid, Reason reason) {
        assertThatThrownBy(() -> keys.require(kid))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private static BackendConfig config(Duration unknownKeyPause) {
        BackendConfig standard = Configured.standard();
        BackendConfig.Security security = standard.security();
        return new BackendConfig(
                standard.url(),
                standard.provider(),
                new BackendConfig.Security(
                        security.clients(), security.revocationAge(), security.keyAge(), unknownKeyPause),
                standard.signal(),
                standard.limit(),
                standard.demo());
    }
}
