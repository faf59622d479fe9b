package triad.provider.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a message that was not accepted waits: one second, then twice as long each time up to two hours, for a day in all. */
final class Backoff {
    private static final long MOST_SECONDS = Duration.ofHours(2).toSeconds();
    private static final int DOUBLINGS = 13;
    private static final Duration GIVE_UP = Duration.ofDays(1);

    private Backoff() {}

    /**
     * When to try again; empty when it was tried for long enough.
     *
     * @param attempts how often it was sent so far
     * @param jitter from 0 to 1, so that messages that failed together do not come back together
     */
    static Optional<Instant> next(Instant createdAt, int attempts, Instant now, double jitter) {
        long seconds = Math.min(1L << Math.min(Math.max(attempts - 1, 0), DOUBLINGS), MOST_SECONDS);
        Instant next = now.plusMillis((long) (seconds * 1000 * (0.75 + jitter / 2)));
        return next.isAfter(createdAt.plus(GIVE_UP)) ? Optional.empty() : Optional.of(next);
    }
}
