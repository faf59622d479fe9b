package triad.backend.signal;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import triad.backend.config.BackendConfig;

/** Reads several times a second what other nodes were told, and looks after the stream. */
@ApplicationScoped
public class SignalWatch {
    private static final Logger LOG = Logger.getLogger(SignalWatch.class.getName());
    private static final long READ_MILLIS = 250;

    @SuppressWarnings("NullAway.Init") // the container sets it
    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService executor;

    private List<Future<?>> looks = List.of();

    void start(@Observes Startup event, Revocations revocations, EventSubscription subscription, BackendConfig config) {
        long pause = config.signal().verification().toMillis() / 4;
        looks = List.of(
                executor.scheduleWithFixedDelay(
                        () -> unlessDatabaseAway(() -> {
                            subscription.refresh();
                            revocations.refresh();
                        }),
                        0,
                        READ_MILLIS,
                        TimeUnit.MILLISECONDS),
                executor.scheduleWithFixedDelay(
                        () -> unlessDatabaseAway(subscription::care), 0, pause, TimeUnit.MILLISECONDS));
    }

    void stop(@Observes Shutdown event) {
        looks.forEach(look -> look.cancel(true));
    }

    /** The next look may find it; meanwhile what is known grows old, and tokens are asked about. */
    private static void unlessDatabaseAway(Runnable look) {
        try {
            look.run();
        } catch (JdbiException away) {
            LOG.log(Level.FINE, "The database does not answer", away);
        }
    }
}
