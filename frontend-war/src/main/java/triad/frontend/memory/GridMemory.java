package triad.frontend.memory;

import com.hazelcast.core.EntryView;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The memory that nodes share in the server's data grid: each text is on two nodes, so that one of them can be killed.
 *
 * <p>Only texts are kept, never objects: nothing of ours is deserialized, and a node may run a newer version than the other.
 */
final class GridMemory implements Memory {
    private static final System.Logger LOG = System.getLogger(GridMemory.class.getName());
    private static final Duration EXTEND = Duration.ofMinutes(1);

    private final IMap<String, String> kept;
    private final IMap<String, String> turns;
    private final Clock clock;

    GridMemory(HazelcastInstance grid, Clock clock) {
        this.kept = grid.getMap("triad.memory");
        this.turns = grid.getMap("triad.turns");
        this.clock = clock;
    }

    /** Its end is moved once a minute, not with each request: that would be a second way over the network. */
    @Override
    public Optional<String> find(String key, Duration lifetime) {
        return asked(() -> {
            EntryView<String, String> entry = kept.getEntryView(key);
            if (entry == null) {
                return Optional.empty();
            }
            long left = entry.getExpirationTime() - clock.millis();
            if (left < lifetime.minus(EXTEND).toMillis()) {
                kept.setTtl(key, lifetime.toMillis(), TimeUnit.MILLISECONDS);
            }
            return Optional.of(entry.getValue());
        });
    }

    @Override
    public void put(String key, String value, Duration lifetime) {
        told(() -> kept.set(key, value, lifetime.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration lifetime) {
        return asked(() -> kept.putIfAbsent(key, value, lifetime.toMillis(), TimeUnit.MILLISECONDS) == null);
    }

    @Override
    public boolean replace(String key, String expected, String value, Duration lifetime) {
        return asked(() ->
                kept.replace(key, expected, value) && kept.setTtl(key, lifetime.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void remove(String key) {
        told(() -> kept.delete(key));
    }

    /** The turn has a lease: a node that hangs keeps nobody waiting for longer. */
    @Override
    public <T> Optional<T> alone(String key, Supplier<T> work) {
        if (!begin(key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            end(key);
        }
    }

    private boolean begin(String key) {
        return asked(() -> {
            try {
                return turns.tryLock(key, TURN.toSeconds(), TimeUnit.SECONDS, TURN.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
    }

    /** What was done in the turn counts, whatever becomes of its end. */
    private void end(String key) {
        try {
            turns.unlock(key);
        } catch (IllegalMonitorStateException late) {
            // The lease was over before the work, and the turn is another's now
        } catch (HazelcastException | HazelcastInstanceNotActiveException away) {
            LOG.log(System.Logger.Level.WARNING, "A turn ends by its lease: {0}", away.getMessage());
        }
    }

    private static void told(Runnable statement) {
        asked(() -> {
            statement.run();
            return true;
        });
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (HazelcastException | HazelcastInstanceNotActiveException away) {
            throw new MemoryAway(away);
        }
    }
}
