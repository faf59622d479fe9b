package triad.backend.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;
import triad.backend.person.Cursor;
import triad.backend.person.Person;
import triad.backend.person.PersonRows;
import triad.backend.person.Viewer;

/** How a page of the reports of somebody who has very many is read: by their index, which nobody else is in. */
class ReportsTest {
    private static final int PEOPLE = 10_000;
    private static final Viewer STRANGER = new Viewer("stranger", Optional.of("it"), Optional.of("somebody"));

    @Test
    void pageInH2_isReadByItsIndex() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:reports;DB_CLOSE_DELAY=-1");
        plans(database).forEach(plan -> assertThat(plan).contains("person_reports_to: reports_to ="));
    }

    /** In the order of the index: nothing is sorted, and no more rows are read than the page has. */
    @Test
    void pageInPostgres_isReadInTheOrderOfItsIndex() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            plans(postgres.getPostgresDatabase())
                    .forEach(plan ->
                            assertThat(plan).contains("person_reports_to").doesNotContain("sort  ", "seq scan"));
        }
    }

    /** Of the first page, and of one in the middle. */
    private static Stream<String> plans(DataSource database) {
        Flyway.configure().dataSource(database).load().migrate();
        Jdbi jdbi = Jdbi.create(database);
        jdbi.useHandle(ReportsTest::fill);
        Person boss = jdbi.withHandle(handle -> handle.createQuery("select * from person where subject = 'boss'")
                .map(new PersonRows())
                .one());
        assertThat(new Reports(jdbi).of(boss, STRANGER, 26, Optional.empty()))
                .extracting(Person::sortName)
                .hasSize(26)
                .isSorted();
        return Stream.of(Optional.<Cursor>empty(), Optional.of(new Cursor("p5000", "p5000")))
                .map(after -> jdbi.withHandle(handle -> plan(handle, boss, after)));
    }

    private static void fill(Handle handle) {
        PreparedBatch people = handle.prepareBatch("""
                insert into person (subject, version, identity_at, manager, reports_to, manager_seen_by, visibility, sort_name)
                values (:subject, 0, current_timestamp, :manager, :manager, 'everyone', '{}', :subject)
                """);
        people.bind("subject", "boss").bind("manager", (String) null).add();
        for (int i = 0; i < PEOPLE; i++) {
            people.bind("subject", "p" + i)
                    .bind("manager", i % 2 == 0 ? "boss" : null)
                    .add();
        }
        people.execute();
        handle.execute("analyze");
    }

    private static String plan(Handle handle, Person boss, Optional<Cursor> after) {
        return String.join(
                        "\n",
                        Reports.bound(handle.createQuery("explain " + Reports.sql(after)), boss, STRANGER, after)
                                .bind("most", 26)
                                .mapTo(String.class)
                                .list())
                .toLowerCase(Locale.ROOT);
    }
}
