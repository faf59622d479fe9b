package triad.backend.imports;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks every second for imports to work on, and now and then for those to forget. */
@ApplicationScoped
public class ImportWatch {
    private static final Logger LOG = Logger.getLogger(ImportWatch.class.getName());

    @SuppressWarnings("NullAway.Init") // the container sets it
    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService executor;

    private List<Future<?>> looks = List.of();
    private volatile Future<?> work = CompletableFuture.completedFuture(null);
    private volatile Future<?> tidying = CompletableFuture.completedFuture(null);

    void start(@Observes Startup event, ImportWork imports, Imports stored) {
        looks = List.of(
                executor.scheduleWithFixedDelay(() -> work = next(work, imports::work), 1, 1, TimeUnit.SECONDS),
                executor.scheduleWithFixedDelay(
                        () -> tidying = next(tidying, stored::forget), 1, 60, TimeUnit.MINUTES));
    }

    void stop(@Observes Shutdown event) {
        looks.forEach(look -> look.cancel(true));
        work.cancel(true);
    }

    /** The task again when it is over, however it ended; a look that failed itself would be the last one. */
    private Future<?> next(Future<?> last, Runnable task) {
        if (!last.isDone()) {
            return last;
        }
        try {
            last.get();
        } catch (ExecutionException failed) {
            LOG.log(Level.WARNING, "An import stops here; whoever finds it left alone goes on", failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return last;
        }
        return executor.submit(task);
    }
}
