package triad.backend.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

@Timeout(30)
class TurnsTest {
    private final ExecutorService threads = Executors.newFixedThreadPool(20);
    private Turns turns = new Turns(Duration.ofSeconds(20));
    private final AtomicInteger atOnce = new AtomicInteger();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void many_areDoneOneAfterTheOtherOrRefused() {
        CountDownLatch first = new CountDownLatch(1);
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(CompletableFuture.supplyAsync(() -> turns.take(() -> together(first)), threads));
        }
        while (all.stream().noneMatch(CompletableFuture::isDone)) {
            Thread.onSpinWait();
        }
        first.countDown();
        List<Object> ends = all.stream().map(TurnsTest::end).toList();

        assertThat(ends).contains(1).containsOnly(1, Reason.BUSY);
    }

    /** Nobody waits for longer than somebody in front of a screen would. */
    @Test
    void patience_ends() {
        turns = new Turns(Duration.ofMillis(1));
        CountDownLatch first = new CountDownLatch(1);
        CompletableFuture<Integer> slow =
                CompletableFuture.supplyAsync(() -> turns.take(() -> together(first)), threads);
        while (atOnce.get() == 0) {
            Thread.onSpinWait();
        }
        assertThat(end(CompletableFuture.supplyAsync(() -> turns.take(() -> 2), threads)))
                .isEqualTo(Reason.BUSY);
        first.countDown();
        assertThat(end(slow)).isEqualTo(1);
    }

    @Test
    void workThatFails_givesItsTurnBack() {
        for (int i = 0; i < 3; i++) {
            assertThat(end(CompletableFuture.supplyAsync(
                            () -> turns.take(() -> {
                                throw new Refusal(Reason.UNREADABLE_IMAGE, "x");
                            }),
                            threads)))
                    .isEqualTo(Reason.UNREADABLE_IMAGE);
        }
    }

    private int together(CountDownLatch first) {
        int now = atOnce.incrementAndGet();
        try {
            first.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            atOnce.decrementAndGet();
        }
        return now;
    }

    private static Object end(CompletableFuture<?> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            return e.getCause() instanceof Refusal refusal ? refusal.reason() : e;
        }
    }
}
