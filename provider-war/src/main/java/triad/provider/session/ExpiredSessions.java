package triad.provider.session;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Ends sessions soon after their time is over, as if somebody had: on whichever node comes first, once. */
@ApplicationScoped
public class ExpiredSessions {
    private static final Logger LOG = Logger.getLogger(ExpiredSessions.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int MOST_ROUNDS = 100;
    private final Sessions sessions;

    @Resource
    private @Nullable ManagedScheduledExecutorService scheduler;

    private @Nullable ScheduledFuture<?> running;

    @Inject
    ExpiredSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
        running = Objects.requireNonNull(scheduler, "the container injects it")
                .scheduleWithFixedDelay(this::end, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    void stop(@Observes @Destroyed(ApplicationScoped.class) Object application) {
        if (running != null) {
            running.cancel(false);
        }
    }

    /** One transaction each, so that nobody waits for two of them. What cannot be ended now is tried again next time: a failure thrown here would end the timer. */
    private void end() {
        try {
            List<String> expired = sessions.listExpired();
            for (int round = 1; !expired.isEmpty() && round <= MOST_ROUNDS; round++) {
                expired.forEach(sessions::end);
                expired = sessions.listExpired();
            }
        } catch (JdbiException | TransactionalException | IllegalStateException failed) {
            LOG.log(Level.WARNING, "Expired sessions could not be ended this time", failed);
        }
    }
}
