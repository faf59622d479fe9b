package triad.backend.signal;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import triad.backend.config.BackendConfig;
import triad.backend.fake.Built;
import triad.backend.fake.TestDatabase;
import triad.backend.identity.Identities;
import triad.backend.provider.KnownProvider;

/** What has ended where the events of the provider arrive: nothing. */
public final class ArrivingEvents {
    private static final Jdbi ROWS = TestDatabase.inMemory();

    private ArrivingEvents() {}

    public static Revocations of(KnownProvider provider, BackendConfig config, Clock clock) {
        ROWS.useHandle(handle -> handle.execute("update event_stream set verified_at = ?", clock.instant()));
        EventSubscription subscription =
                new EventSubscription(provider.transmitter(), new SubscriptionState(ROWS), config, clock);
        subscription.refresh();
        Revocations revocations = new Revocations(
                new EndedAccesses(ROWS),
                subscription,
                Built.of(Identities.class, provider.userInfo(), config, clock),
                clock);
        revocations.refresh();
        return revocations;
    }
}
