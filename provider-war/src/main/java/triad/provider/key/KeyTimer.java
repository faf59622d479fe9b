package triad.provider.key;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Lets every node look at the keys regularly, so that no request has to, and rotate them when it is time. */
@ApplicationScoped
public class KeyTimer {
    private static final Logger LOG = Logger.getLogger(KeyTimer.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(10);
    private final KeyRotation rotation;

    @Resource
    private @Nullable ManagedScheduledExecutorService scheduler;

    private @Nullable ScheduledFuture<?> running;

    @Inject
    KeyTimer(KeyRotation rotation) {
        this.rotation = rotation;
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
        running = Objects.requireNonNull(scheduler, "the container injects it")
                .scheduleWithFixedDelay(this::advance, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    void end(@Observes @Destroyed(ApplicationScoped.class) Object application) {
        if (running != null) {
            running.cancel(false);
        }
    }

    /** A database that is away, or keys that cannot be read, are tried again next time: a failure thrown here would end the timer. */
    private void advance() {
        try {
            rotation.advance();
        } catch (JdbiException | TransactionalException | IllegalStateException failed) {
            LOG.log(Level.WARNING, "The signing keys could not be looked at this time", failed);
        }
    }
}
