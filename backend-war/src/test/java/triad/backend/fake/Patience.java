package triad.backend.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Waiting for what comes about by itself in the server, which nobody tells: it can only be looked at again and again. */
public class Patience {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** Ends as soon as it holds, which it must whenever it is looked at later than that. */
    public static void until(Duration atMost, Callable<Boolean> holds) throws Exception {
        Instant end = Instant.now().plus(atMost);
        Instant look = Instant.now();
        while (!holds.call()) {
            assertThat(look).as("it does not hold after %s", atMost).isBefore(end);
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            look = Instant.now();
        }
    }
}
