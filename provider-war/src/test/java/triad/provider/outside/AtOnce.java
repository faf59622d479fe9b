package triad.provider.outside;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many requests that begin at the same instant. */
public final class AtOnce {
    private AtOnce() {}

    /** The answers in the order of the requests. */
    public static List<Answer> send(int requests, IntFunction<Answer> request) {
        ExecutorService threads = Executors.newFixedThreadPool(requests);
        CountDownLatch ready = new CountDownLatch(requests);
        try {
            List<Future<Answer>> running = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return request.apply(number);
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> one : running) {
                answers.add(one.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        } finally {
            threads.shutdownNow();
        }
    }
}
