package triad.frontend.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The memory of a node that is alone; it ends with the process. */
final class NodeMemory implements Memory {
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final Clock clock;
    private final ConcurrentMap<String, Kept> kept = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, CountDownLatch> turns = new ConcurrentHashMap<>();
    private volatile Instant swept;

    private record Kept(String value, Instant until) {}

    NodeMemory(Clock clock) {
        this.clock = clock;
        this.swept = clock.instant();
    }

    @Override
    public Optional<String> find(String key, Duration lifetime) {
        return Optional.ofNullable(
                        kept.computeIfPresent(key, (same, old) -> old(old) ? null : kept(old.value(), lifetime)))
                .map(Kept::value);
    }

    @Override
    public void put(String key, String value, Duration lifetime) {
        sweep();
        kept.put(key, kept(value, lifetime));
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration lifetime) {
        sweep();
        kept.computeIfPresent(key, (same, there) -> old(there) ? null : there);
        return kept.putIfAbsent(key, kept(value, lifetime)) == null;
    }

    /** Again while readers move the end of what is expected. */
    @Override
    public boolean replace(String key, String expected, String value, Duration lifetime) {
        Kept mine = kept(value, lifetime);
        Kept there = kept.get(key);
        while (there != null && there.value().equals(expected)) {
            if (kept.replace(key, there, mine)) {
                return true;
            }
            there = kept.get(key);
        }
        return false;
    }

    @Override
    public void remove(String key) {
        kept.remove(key);
    }

    @Override
    public <T> Optional<T> alone(String key, Supplier<T> work) {
        var mine = new CountDownLatch(1);
        long end = System.nanoTime() + TURN.toNanos();
        for (var other = turns.putIfAbsent(key, mine); other != null; other = turns.putIfAbsent(key, mine)) {
            if (!ended(other, end - System.nanoTime())) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(work.get());
        } finally {
            turns.remove(key, mine);
            mine.countDown();
        }
    }

    private static boolean ended(CountDownLatch turn, long nanos) {
        try {
            return turn.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Kept kept(String value, Duration lifetime) {
        return new Kept(value, clock.instant().plus(lifetime));
    }

    private boolean old(Kept there) {
        return !clock.instant().isBefore(there.until());
    }

    private void sweep() {
        Instant now = clock.instant();
        if (now.isAfter(swept.plus(SWEEP))) {
            swept = now;
            kept.values().removeIf(this::old);
        }
    }
}
