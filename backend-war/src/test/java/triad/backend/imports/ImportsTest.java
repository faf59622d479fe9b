package triad.backend.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import triad.backend.fake.TestDatabase;
import triad.backend.problem.Refusal;

/** How many imports there may be and how long they are known. */
class ImportsTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private final Jdbi jdbi = TestDatabase.inMemory();

    @Test
    void importThatIsOver_isForgottenAfterThirtyDays_withItsErrors() {
        String id = add();
        at(Duration.ZERO).cancel(id);
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into people_import_error (import_id, row_number, place, detail) values (:id, 1, 0, 'bad')
                        """).bind("id", id).execute());

        at(Duration.ofDays(30)).forget();
        assertThat(at(Duration.ZERO).find(id)).isPresent();

        at(Duration.ofDays(30).plusMillis(1)).forget();
        assertThat(at(Duration.ZERO).find(id)).isEmpty();
        assertThat(rowsOf("people_import_error")).isZero();
        assertThat(rowsOf("people_import_part")).isZero();
    }

    @Test
    void importThatIsNotOver_isNotForgotten() {
        String id = add();

        at(Duration.ofDays(365)).forget();

        assertThat(at(Duration.ZERO).find(id)).isPresent();
        assertThat(rowsOf("people_import_part")).isOne();
    }

    @Test
    void eleventhThatWouldWait_isRefused() {
        String first = add();
        for (int more = 1; more < Imports.MOST_AT_ONCE; more++) {
            add();
        }
        assertThatExceptionOfType(Refusal.class).isThrownBy(this::add);

        at(Duration.ZERO).cancel(first);
        assertThat(add()).isNotEmpty();
    }

    private String add() {
        return at(Duration.ZERO)
                .add("root", "text/csv", false, 1, "sub\nada\n".getBytes(StandardCharsets.UTF_8))
                .id();
    }

    private Imports at(Duration later) {
        return new Imports(jdbi, Clock.fixed(NOON.plus(later), ZoneOffset.UTC));
    }

    private int rowsOf(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }
}
