package triad.backend.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For how long what was read of a person counts. */
class PersonChangesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final PersonChanges changes = new PersonChanges(Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void hear() {
        changes.heardAll(NOW);
    }

    @Test
    void nobodyChanged_countStays() {
        OptionalLong before = changes.count("ada");
        changes.heardAll(NOW.minusMillis(1999));

        assertThat(before).isPresent();
        assertThat(changes.count("ada")).isEqualTo(before);
    }

    @Test
    void nothingHeardYet_nothingCounts() {
        assertThat(new PersonChanges(Clock.systemUTC()).count("ada")).isEmpty();
    }

    /** However late it was heard: it was asked for then. */
    @Test
    void heardOnlyWhatIsTwoSecondsOld_nothingCounts() {
        changes.heardAll(NOW.minusSeconds(2));

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
        changes.heardAll(NOW);

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
