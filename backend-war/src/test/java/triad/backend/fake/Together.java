package triad.backend.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Several requests at the same moment. */
public class Together {
    /** One of them, which comes to a status. */
    @FunctionalInterface
    public interface Request {
        int send() throws Exception;
    }

    /** In the order of the requests. */
    public static List<Integer> send(Request... requests) throws Exception {
        CyclicBarrier start = new CyclicBarrier(requests.length);
        ExecutorService threads = Executors.newFixedThreadPool(requests.length);
        try {
            List<Callable<Integer>> waiting = Stream.of(requests)
                    .<Callable<Integer>>map(request -> () -> {
                        start.await();
                        return request.send();
                    })
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : threads.invokeAll(waiting)) {
                statuses.add(status.get());
            }
            return statuses;
        } finally {
            threads.shutdown();
        }
    }
}
