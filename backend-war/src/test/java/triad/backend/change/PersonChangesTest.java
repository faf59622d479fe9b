package triad.backend.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For how long what was read of a person counts. */
class PersonChangesTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final PersonChanges changes = new PersonChanges(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    });

    @BeforeEach
    void hear() {
        changes.heardAll(now);
    }

    @Test
    void nobodyChanged_countStays() {
        OptionalLong before = changes.count("ada");
        now = now.plusMillis(1999);

        assertThat(before).isPresent();
        assertThat(changes.count("ada")).isEqualTo(before);
    }

    @Test
    void nothingHeardYet_nothingCounts() {
        assertThat(new PersonChanges(Clock.systemUTC()).count("ada")).isEmpty();
    }

    @Test
    void silentForTwoSeconds_nothingCounts() {
        now = now.plus(Duration.ofSeconds(2));

        assertThat(changes.count("ada")).isEmpty();
    }

    /** What is heard late was committed before it was asked for. */
    @Test
    void heardOnlyWhatIsOld_nothingCounts() {
        now = now.plusSeconds(10);
        changes.heardAll(now.minusSeconds(2));

        assertThat(changes.count("ada")).isEmpty();
    }

    @Test
    void changedElsewhere_isAnotherCount() {
        OptionalLong before = changes.count("ada");
        changes.changed("ada");

        assertThat(changes.count("ada")).isPresent().isNotEqualTo(before);
    }

    @Test
    void changedHere_isAnotherCount() {
        OptionalLong before = changes.count("ada");
        changes.changedHere(new PersonChanged("ada"));

        assertThat(changes.count("ada")).isPresent().isNotEqualTo(before);
    }

    @Test
    void anotherPersonChanged_countStays() {
        OptionalLong before = changes.count("ada");
        changes.changed("bob");

        assertThat(changes.count("ada")).isEqualTo(before);
    }

    @Test
    void missedSome_nothingCountsUntilAllIsHeard() {
        changes.missed();

        assertThat(changes.count("ada")).isEmpty();
    }

    /** Also where all is heard again, what was read before does not count any more. */
    @Test
    void missedSome_everybodyHasAnotherCount() {
        OptionalLong before = changes.count("ada");
        changes.missed();
        changes.heardAll(now);

        assertThat(changes.count("ada")).isPresent().isNotEqualTo(before);
    }

    /** Whatever a subject looks like, it has a place. */
    @Test
    void anySubject_hasACount() {
        for (String subject : new String[] {"", "polygenelubricants", "\uD83D\uDC69", "a".repeat(255)}) {
            assertThat(changes.count(subject)).as(subject).isPresent();
        }
    }
}
