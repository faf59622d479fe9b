package triad.backend.key;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import triad.backend.config.BackendConfig;

/** Looks at the provider's keys at start and then regularly, so that a key is known before the first token signed with it comes. */
@ApplicationScoped
public class KeyRefresh {
    @SuppressWarnings("NullAway.Init") // the container sets it
    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService executor;

    private @Nullable Future<?> looks;

    void start(@Observes Startup event, VerificationKeys keys, BackendConfig config) {
        long pause = config.security().keyAge().toMillis();
        looks = executor.scheduleWithFixedDelay(keys::refresh, 0, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes Shutdown event) {
        if (looks != null) {
            looks.cancel(true);
        }
    }
}
