package triad.backend.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import triad.backend.field.Details;
import triad.backend.field.PersonField;
import triad.backend.field.Visibility;

/** The profiles that were there before people were. */
class MigrationTest {

    @Test
    void profilesInH2_becomePeople() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:migration;DB_CLOSE_DELAY=-1");
        assertMigrated(database);
    }

    @Test
    void profilesInPostgres_becomePeople() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            assertMigrated(postgres.getPostgresDatabase());
        }
    }

    private static void assertMigrated(DataSource database) {
        Flyway.configure().dataSource(database).target("2").load().migrate();
        try (Handle handle = Jdbi.open(database)) {
            handle.execute("""
                    insert into profile (subject, version, job_title, department, phone, updated_at) values
                    ('ada', 3, 'Countess', 'Analytical Engine', '+44 (1) 2', timestamp with time zone '2026-01-02 03:04:05+00'),
                    ('bob', 1, null, 'Analytical Engine', null, timestamp with time zone '2026-01-02 03:04:05+00'),
                    ('eve', 1, null, null, null, timestamp with time zone '2026-01-02 03:04:05+00')
                    """);
            Flyway.configure().dataSource(database).load().migrate();

            Map<String, Person> people = handle.createQuery("select * from person")
                    .map(new PersonRows())
                    .collectToMap(Person::subject, person -> person);
            assertThat(people).containsOnlyKeys("ada", "bob", "eve");
            Person ada = Objects.requireNonNull(people.get("ada"));
            assertThat(ada.version()).isEqualTo(3);
            assertThat(ada.updatedAt()).isEqualTo("2026-01-02T03:04:05Z");
            assertThat(ada.details().seenBy(Visibility.ME))
                    .hasToString(
                            "{\"job_title\":\"Countess\",\"department\":\"department-1\",\"phones\":[\"+44 (1) 2\"]}");
            assertThat(Objects.requireNonNull(people.get("bob")).details().textOf(PersonField.DEPARTMENT))
                    .contains("department-1");
            assertThat(Objects.requireNonNull(people.get("eve")).details()).isEqualTo(Details.NONE);
            assertThat(ada.isListed()).isFalse();
            assertThat(handle.select("select name from department")
                            .mapTo(String.class)
                            .list())
                    .containsExactly("Analytical Engine");
        }
    }
}
