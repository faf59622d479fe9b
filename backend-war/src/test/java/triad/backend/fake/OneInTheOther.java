package triad.backend.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Two requests of which the second comes when the first has stored a person but has not ended. */
public class OneInTheOther {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The first changes what the subject is found by: by that row it is held up until the second waits or is through. */
    public static List<Integer> send(String subject, Together.Request first, Together.Request second) throws Exception {
        Jdbi rows = TestDatabase.rows();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Handle holding = rows.open();
                Handle watching = rows.open()) {
            holding.begin();
            assertThat(holding.createQuery("select subject from listing where subject = :subject for update")
                            .bind("subject", subject)
                            .mapTo(String.class)
                            .list())
                    .hasSize(1);
            Future<Integer> one = threads.submit(first::send);
            await(watching, 1, one);
            assertThat(one).isNotDone();
            Future<Integer> other = threads.submit(second::send);
            await(watching, 2, other);
            holding.commit();
            return List.of(one.get(), other.get());
        } finally {
            threads.shutdown();
        }
    }

    private static void await(Handle watching, int waiting, Future<Integer> request) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!request.isDone() && TestDatabase.waiting(watching) < waiting) {
            assertThat(Instant.now()).isBefore(end);
        }
    }
}
