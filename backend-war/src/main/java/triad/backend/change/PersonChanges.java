package triad.backend.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often people have changed: whoever takes a person's count, then reads the row and remembers it, has what is there now for as long as the
 * count stays. This node's own changes count when they are committed, those of others as soon as the database tells of them.
 */
@ApplicationScoped
public class PersonChanges {
    /** People share counts; that one changes makes what is remembered of a few others be read again. */
    private static final int COUNTS = 4096;

    private static final long NEVER = Long.MIN_VALUE;
    /** What was committed longer ago must have been told. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final AtomicLongArray counts = new AtomicLongArray(COUNTS);
    private final Clock clock;
    private volatile long heardUntil = NEVER;

    @Inject
    PersonChanges(Clock clock) {
        this.clock = clock;
    }

    /** Absent while nobody would tell of changes on other nodes: then nothing that is remembered counts. */
    public OptionalLong count(String subject) {
        boolean told = heardUntil > clock.millis() - SILENCE.toMillis();
        return told ? OptionalLong.of(counts.get(place(subject))) : OptionalLong.empty();
    }

    void changedHere(@Observes(during = TransactionPhase.AFTER_COMPLETION) PersonChanged changed) {
        changed(changed.subject());
    }

    void changed(String subject) {
        counts.incrementAndGet(place(subject));
    }

    /** Whatever was committed until then has been told. */
    void heardAll(Instant until) {
        heardUntil = until.toEpochMilli();
    }

    /** Changes may have been missed, of anybody. */
    void missed() {
        heardUntil = NEVER;
        for (int place = 0; place < COUNTS; place++) {
            counts.incrementAndGet(place);
        }
    }

    private static int place(String subject) {
        return Math.floorMod(subject.hashCode() * 0x9E3779B9, COUNTS);
    }
}
