package triad.provider.ssf;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import triad.provider.outbox.Message;
import triad.provider.outbox.MessageWritten;

/** Lets a few polls wait for an event (RFC 8936 §2.2): what this node writes wakes them, what others wrote is seen a moment later. */
@ApplicationScoped
class Waiting {
    private static final Duration MOST_WAIT = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 300;
    private static final int MOST_WAITING = 16;
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final Clock clock;
    /** Opens with the next message. */
    private volatile CountDownLatch next = new CountDownLatch(1);

    @Inject
    Waiting(Clock clock) {
        this.clock = clock;
    }

    /** What the look finds, sooner or later; nothing after a while, and at once where too many wait already. */
    List<Message> until(Supplier<List<Message>> look) {
        if (!places.tryAcquire()) {
            return look.get();
        }
        try {
            Instant end = clock.instant().plus(MOST_WAIT);
            CountDownLatch written = next;
            List<Message> found = look.get();
            while (found.isEmpty() && clock.instant().isBefore(end)) {
                written.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                written = next;
                found = look.get();
            }
            return found;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            places.release();
        }
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessageWritten message) {
        CountDownLatch former = next;
        next = new CountDownLatch(1);
        former.countDown();
    }
}
