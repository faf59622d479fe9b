package triad.frontend.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private final Times times = new Times(
            Settings.of("", Locale.ENGLISH), Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void today_isTheTimeAlone() {
        assertThat(text("2026-03-01T11:59:59Z", "Europe/Stockholm")).isEqualTo("12:59");
    }

    /** Which day it is depends on where one is. */
    @Test
    void otherDayThere_hasItsDate() {
        assertThat(text("2026-03-01T00:30:00Z", "America/New_York")).isEqualTo("28 February 2026, 19:30");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Mars/Olympus", "../../etc"})
    void noZone_isUtc(@Nullable String zone) {
        assertThat(text("2026-03-01T11:59:59Z", zone)).isEqualTo("11:59 UTC");
    }

    @Test
    void chosenZone_counts() {
        Times chosen = new Times(
                Settings.of("auto!!Asia.Tokyo", Locale.ENGLISH),
                Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));

        assertThat(chosen.text(Instant.parse("2026-03-01T11:59:59Z"), "Europe/Stockholm"))
                .isEqualTo("20:59");
    }

    @Test
    void month_isInTheLanguageOfThePages() {
        Times german = new Times(
                Settings.of("", Locale.GERMANY), Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));

        assertThat(german.text(Instant.parse("2026-01-02T03:04:05Z"), "Europe/Vienna"))
                .startsWith("2. Januar 2026")
                .endsWith("04:04");
    }

    private String text(String moment, @Nullable String zone) {
        return times.text(Instant.parse(moment), zone);
    }
}
