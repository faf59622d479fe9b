package triad.backend.change;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import triad.backend.config.AtStartup;
import triad.backend.config.Database;

/** Listens to PostgreSQL over a connection of its own, from start to stop. H2 tells nobody of changes, so of it nothing is remembered. */
@ApplicationScoped
public class ChangeWatch {
    private static final Logger LOG = Logger.getLogger(ChangeWatch.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Jdbi jdbi;
    private final PersonChanges changes;
    private final Clock clock;

    /** The server's executor for what recurs has one thread, which others need. */
    @SuppressWarnings("NullAway.Init") // the container sets it
    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;

    private @Nullable Thread listener;

    @Inject
    ChangeWatch(@AtStartup Jdbi jdbi, PersonChanges changes, Clock clock) {
        this.jdbi = jdbi;
        this.changes = changes;
        this.clock = clock;
    }

    void start(@Observes Startup event) {
        if (jdbi.withHandle(Database::isPostgres)) {
            listener = threads.newThread(this::listenOn);
            listener.start();
        }
    }

    void stop(@Observes Shutdown event) {
        if (listener != null) {
            listener.interrupt();
        }
    }

    private void listenOn() {
        while (!Thread.currentThread().isInterrupted()) {
            listen();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Until the connection is lost; then the next one listens, and whatever was remembered is read anew. */
    private void listen() {
        try (Handle handle = jdbi.open()) {
            ChangeChannel channel = ChangeChannel.open(handle, clock);
            changes.missed();
            while (!Thread.currentThread().isInterrupted()) {
                channel.hear(changes);
            }
        } catch (JdbiException | SQLException away) {
            LOG.log(Level.FINE, "Nobody tells of changes", away);
        } finally {
            changes.missed();
        }
    }
}
