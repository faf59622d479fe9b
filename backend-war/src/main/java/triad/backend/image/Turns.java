package triad.backend.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** Who decodes an image now: one after the other on this node, since each takes much of its memory; few wait, and not for long. */
@ApplicationScoped
public class Turns {
    private static final int MOST_WAITING = 4;

    private final Semaphore turn = new Semaphore(1, true);
    private final Duration patience;

    Turns() {
        this(Duration.ofSeconds(5));
    }

    Turns(Duration patience) {
        this.patience = patience;
    }

    /** Does it when it is its turn. */
    public <T> T take(Supplier<T> work) {
        if (!isMine()) {
            throw new Refusal(Reason.BUSY, "Many send images just now; try again shortly");
        }
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }

    private boolean isMine() {
        try {
            return turn.getQueueLength() < MOST_WAITING && turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
