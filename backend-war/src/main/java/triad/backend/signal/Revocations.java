package triad.backend.signal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import triad.backend.identity.Identities;

/** What has ended, at hand for every call: read anew from the database several times a second, on every node. */
@ApplicationScoped
public class Revocations {
    /** Longer than any token lives. */
    private static final Duration KEPT = Duration.ofDays(1);
    /** Rows can become visible later than they were stamped, and by the clocks of other nodes. */
    private static final Duration OVERLAP = Duration.ofSeconds(15);

    private static final Duration CURRENT = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final EndedAccesses stored;
    private final EventSubscription subscription;
    private final Identities identities;
    private final Clock clock;
    private volatile Map<String, Set<EndedAccess>> bySubject = new ConcurrentHashMap<>();
    private volatile Instant readAt = Instant.MIN;
    private Instant readAllAt = Instant.MIN;

    @Inject
    Revocations(EndedAccesses stored, EventSubscription subscription, Identities identities, Clock clock) {
        this.stored = stored;
        this.subscription = subscription;
        this.identities = identities;
        this.clock = clock;
    }

    /** Whether an event ended it. */
    public boolean hasEnded(Access access) {
        return bySubject.getOrDefault(access.subject(), Set.of()).stream().anyMatch(ended -> ended.covers(access));
    }

    /** Whether an event that the provider sent would be known here within a second. */
    public boolean areComplete() {
        return readAt.isAfter(clock.instant().minus(CURRENT)) && subscription.isWorking();
    }

    void add(EndedAccess ended) {
        stored.add(ended, clock.instant());
        identities.forget(ended.subject());
        keep(ended, bySubject);
    }

    /** Reads what came since; now and then, and the first time, all of it, so that what is too old goes. */
    synchronized void refresh() {
        Instant now = clock.instant();
        if (readAllAt.isBefore(now.minus(PAUSE))) {
            stored.forget(now.minus(KEPT));
            Map<String, Set<EndedAccess>> all = new ConcurrentHashMap<>();
            stored.since(now.minus(KEPT)).forEach(ended -> take(ended, all));
            bySubject = all;
            readAllAt = now;
        } else {
            stored.since(readAt.minus(OVERLAP)).forEach(ended -> take(ended, bySubject));
        }
        readAt = now;
    }

    /** The same row is read again and again. */
    private void take(EndedAccess ended, Map<String, Set<EndedAccess>> known) {
        if (!bySubject.getOrDefault(ended.subject(), Set.of()).contains(ended)) {
            identities.forget(ended.subject());
        }
        keep(ended, known);
    }

    private static void keep(EndedAccess ended, Map<String, Set<EndedAccess>> known) {
        known.merge(ended.subject(), Set.of(ended), (before, added) -> {
            Set<EndedAccess> both = new HashSet<>(before);
            both.addAll(added);
            return Set.copyOf(both);
        });
    }
}
