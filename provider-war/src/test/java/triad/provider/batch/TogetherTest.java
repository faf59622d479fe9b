package triad.provider.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that ask at the same time, where the first of them is held up until the others have come. */
@Timeout(30)
class TogetherTest {
    private static final int MOST = 8;
    private static final Set<Thread.State> WAITS = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
    private final ConcurrentLinkedQueue<List<Integer>> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Together<Integer, String> together = new Together<>(MOST, this::answer);

    @AfterEach
    void stop() {
        open.countDown();
        threads.shutdownNow();
    }

    /** Zero waits until the gate opens; what is negative cannot be answered, nor what is asked beside it. */
    private List<String> answer(List<Integer> questions) {
        asked.add(List.copyOf(questions));
        if (questions.contains(0)) {
            await(open);
        }
        if (questions.stream().anyMatch(question -> question < 0)) {
            throw new IllegalArgumentException("negative");
        }
        return questions.stream().map(String::valueOf).toList();
    }

    @Test
    void whoComesAlone_asksAlone() {
        assertThat(together.ask(7)).isEqualTo("7");
        assertThat(together.ask(8)).isEqualTo("8");
        assertThat(asked).containsExactly(List.of(7), List.of(8));
    }

    @Test
    void whoComesMeanwhile_isAskedForTogether() {
        CompletableFuture<String> first = begin(0);
        List<CompletableFuture<String>> others =
                IntStream.rangeClosed(1, 5).mapToObj(this::begin).toList();
        open.countDown();

        assertThat(first.join()).isEqualTo("0");
        assertThat(others.stream().map(CompletableFuture::join)).containsExactly("1", "2", "3", "4", "5");
        assertThat(asked).containsExactly(List.of(0), List.of(1, 2, 3, 4, 5));
    }

    /** What was under way when the question came is no answer to it. */
    @Test
    void sameQuestionMeanwhile_isAskedAnew() {
        CompletableFuture<String> first = begin(0);
        CompletableFuture<String> second = begin(0);
        open.countDown();

        assertThat(List.of(first.join(), second.join())).containsExactly("0", "0");
        assertThat(asked).containsExactly(List.of(0), List.of(0));
    }

    @Test
    void moreThanMost_areAskedInTurns() {
        CompletableFuture<String> first = begin(0);
        List<CompletableFuture<String>> others =
                IntStream.rangeClosed(1, 2 * MOST + 1).mapToObj(this::begin).toList();
        open.countDown();
        others.forEach(CompletableFuture::join);

        assertThat(first.join()).isEqualTo("0");
        assertThat(asked.stream().map(List::size)).containsExactlyInAnyOrder(1, MOST, MOST, 1);
    }

    @Test
    void failure_isHeardByAllWhoAskedTogether_andByNobodyElse() {
        CompletableFuture<String> first = begin(0);
        CompletableFuture<String> second = begin(-1);
        CompletableFuture<String> third = begin(1);
        open.countDown();

        assertThat(first.join()).isEqualTo("0");
        for (CompletableFuture<String> failed : List.of(second, third)) {
            assertThatThrownBy(failed::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IllegalArgumentException.class);
        }
        assertThat(together.ask(2)).isEqualTo("2");
    }

    /** The first one's answer does not come, as from a connection that is dead. */
    @Test
    void answerThatDoesNotCome_holdsUpNobodyElse() {
        CompletableFuture<String> first = begin(0);

        assertThat(together.ask(1)).isEqualTo("1");
        assertThat(together.ask(2)).isEqualTo("2");
        assertThat(first).isNotDone();
    }

    /** A thread that is told to stop does so, and the others hear their answers. */
    @Test
    void interruptedThread_waitsNoLonger() {
        CompletableFuture<String> first = begin(0);
        CompletableFuture<String> second = begin(1);
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                together.ask(2);
            } catch (IllegalStateException stops) {
                stopped.complete(Thread.currentThread().isInterrupted());
            }
        });
        thread.start();
        awaitWaiting(thread);
        thread.interrupt();

        assertThat(stopped.join()).isTrue();
        open.countDown();
        assertThat(List.of(first.join(), second.join())).containsExactly("0", "1");
        assertThat(together.ask(3)).isEqualTo("3");
    }

    @Test
    void manyThreads_eachHearTheirOwn() {
        AtomicInteger wrong = new AtomicInteger();
        List<CompletableFuture<Void>> all = IntStream.rangeClosed(1, 32)
                .mapToObj(thread -> CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < 1000; i++) {
                                int question = thread * 1000 + i;
                                if (!together.ask(question).equals(String.valueOf(question))) {
                                    wrong.incrementAndGet();
                                }
                            }
                        },
                        threads))
                .toList();
        all.forEach(CompletableFuture::join);

        assertThat(wrong).hasValue(0);
        assertThat(asked.stream().mapToInt(List::size).sum()).isEqualTo(32_000);
        assertThat(asked).allSatisfy(questions -> assertThat(questions).hasSizeLessThanOrEqualTo(MOST));
    }

    /** Asks on a thread of its own, which waits when this returns. */
    private CompletableFuture<String> begin(int question) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                answer.complete(together.ask(question));
            } catch (IllegalArgumentException failed) {
                answer.completeExceptionally(failed);
            }
        });
        thread.start();
        awaitWaiting(thread);
        return answer;
    }

    private static void awaitWaiting(Thread thread) {
        while (!WAITS.contains(thread.getState())) {
            LockSupport.parkNanos(100_000);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
