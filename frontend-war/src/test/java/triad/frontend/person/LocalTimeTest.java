package triad.frontend.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTimeTest {
    @Test
    void clock_isThatOfThePlace() {
        assertThat(LocalTime.of("Asia/Kolkata", Instant.parse("2026-01-02T22:00:59Z"), Locale.UK))
                .contains(new LocalTime("Asia/Kolkata", "03:30", LocalDate.of(2026, 1, 3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "", "../etc", "<b>"})
    void unknownZone_hasNoClock(String zone) {
        assertThat(LocalTime.of(zone, Instant.EPOCH, Locale.UK)).isEmpty();
    }
}
