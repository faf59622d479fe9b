package triad.provider.outside;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Two transactions of which the second begins inside the first, and goes on when the first has committed. */
public final class Interleaved {
    private static final long LOOKS_MILLIS = 300;
    private final Jdbi jdbi;

    public Interleaved(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One after the other: the second has to wait for what the first holds. */
    public <T> T run(Runnable first, Supplier<T> second) {
        Optional<CompletableFuture<T>> late = jdbi.inTransaction(handle -> {
            first.run();
            CompletableFuture<T> running =
                    CompletableFuture.supplyAsync(() -> jdbi.inTransaction(other -> second.get()));
            demandWaiting(running);
            return Optional.of(running);
        });
        try {
            return late.orElseThrow().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void demandWaiting(CompletableFuture<?> running) {
        try {
            running.get(LOOKS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException waits) {
            return;
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
        throw new AssertionError("the second transaction did not wait for the first");
    }
}
