package triad.provider.outbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Starts the deliveries of this node: at once after a commit here, and regularly for what others wrote or what must be tried again. */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class.getName());
    private static final long EVERY_MILLIS = 300;
    private static final int MOST_AT_ONCE = 32;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Leases leases;
    private final Delivery delivery;

    @Resource
    private @Nullable ManagedScheduledExecutorService scheduler;

    @Resource
    private @Nullable ManagedExecutorService executor;

    private @Nullable ScheduledFuture<?> running;

    @Inject
    Dispatcher(Leases leases, Delivery delivery) {
        this.leases = leases;
        this.delivery = delivery;
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
        running = Objects.requireNonNull(scheduler, "the container injects it")
                .scheduleWithFixedDelay(this::sweep, 2000, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void end(@Observes @Destroyed(ApplicationScoped.class) Object application) {
        if (running != null) {
            running.cancel(false);
        }
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessageWritten message) {
        start(message.receiver());
    }

    /** Starts what is due; a database that is away is asked again next time. */
    private void sweep() {
        try {
            leases.receivers().forEach(this::start);
        } catch (JdbiException away) {
            LOG.log(Level.FINE, "The outbox cannot be read", away);
        }
    }

    /** Each receiver has one delivery at a time on this node; a receiver beyond the bound waits for the next sweep. */
    private void start(String receiver) {
        if (busy.size() >= MOST_AT_ONCE || !busy.add(receiver)) {
            return;
        }
        try {
            Objects.requireNonNull(executor, "the container injects it").execute(() -> deliver(receiver));
        } catch (RejectedExecutionException shuttingDown) {
            busy.remove(receiver);
        }
    }

    private void deliver(String receiver) {
        try {
            delivery.deliver(receiver);
        } catch (JdbiException away) {
            LOG.log(Level.WARNING, "The outbox could not be kept; a message may be sent again", away);
        } finally {
            busy.remove(receiver);
        }
    }
}
