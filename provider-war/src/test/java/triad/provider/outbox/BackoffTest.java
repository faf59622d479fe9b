package triad.provider.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a message that was not accepted is tried again. */
class BackoffTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "3, 4", "10, 512", "13, 4096", "14, 7200", "15, 7200", "1000, 7200"})
    void wait_doublesUpToTwoHours(int attempts, long seconds) {
        assertThat(Backoff.next(NOW, attempts, NOW, 0.5)).contains(NOW.plusSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"0, 3000", "0.5, 4000", "1, 5000"})
    void jitter_isAQuarter(double jitter, long millis) {
        assertThat(Backoff.next(NOW, 3, NOW, jitter)).contains(NOW.plusMillis(millis));
    }

    @Test
    void afterADay_nothingIsTried() {
        Instant created = NOW.minus(Duration.ofDays(1));
        assertThat(Backoff.next(created, 3, NOW, 0)).isEmpty();
        assertThat(Backoff.next(created.plusSeconds(10), 3, NOW, 0)).isPresent();
    }
}
