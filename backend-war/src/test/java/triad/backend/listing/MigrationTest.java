package triad.backend.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.enterprise.event.Startup;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;
import triad.backend.field.Details;
import triad.backend.field.PersonField;
import triad.backend.field.Visibility;
import triad.backend.person.Person;
import triad.backend.person.PersonRows;

/** The profiles that were there before people were, and the people who were there before their terms. */
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

    @Test
    void peopleInH2_becomeFoundByTerms() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:listings;DB_CLOSE_DELAY=-1");
        assertListed(database);
    }

    @Test
    void peopleInPostgres_becomeFoundByTerms() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            assertListed(postgres.getPostgresDatabase());
        }
    }

    /** Also those who are more than one step adds; and once, however often servers start. */
    private static void assertListed(DataSource database) {
        Flyway.configure().dataSource(database).target("8").load().migrate();
        Jdbi jdbi = Jdbi.create(database);
        jdbi.useHandle(handle -> {
            PreparedBatch people = handle.prepareBatch("""
                    insert into person (subject, version, name, email, identity_at, location, manager, visibility, sort_name,
                                        found_by_everyone, found_by_colleagues, found_by_me)
                    values (:subject, 1, :name, 'a@example.org', :at, 'London', :manager, :visibility, :name, 'x', 'x y', 'x y z')
                    """);
            for (int n = 1000; n < 2234; n++) {
                people.bind("subject", "p" + n)
                        .bind("name", "Ada " + n)
                        .bind("at", n % 2 == 0 ? Instant.EPOCH : null)
                        .bind("manager", n == 1000 ? null : "p1000")
                        .bind("visibility", n == 1002 ? "{\"manager\":\"colleagues\"}" : "{}")
                        .add();
            }
            people.execute();
            handle.execute(
                    "insert into person_facet select subject, 'manager', manager, 'everyone' from person where manager is not null");
            handle.execute("update person_facet set visible_to = 'colleagues' where subject = 'p1002'");
            handle.execute("insert into word (word) values ('former')");
        });
        Flyway.configure().dataSource(database).load().migrate();
        new MissingListings(jdbi).add(new Startup());
        new MissingListings(jdbi).add(new Startup());

        try (Handle handle = jdbi.open()) {
            assertThat(
                            texts(
                                    handle,
                                    "select subject from listing where sort_name like 'ada 1%' and cast(terms as varchar) like '%london%'"))
                    .hasSize(500);
            assertThat(texts(handle, "select subject from listing")).hasSize(617);
            assertThat(texts(handle, "select cast(uses as varchar) from word where word in ('ada', 'london')"))
                    .containsExactly("617", "617");
            assertThat(texts(handle, "select word from word where word in ('former', 'example', '1001')"))
                    .isEmpty();
            assertThat(
                            texts(
                                    handle,
                                    "select manager_seen_by from person where subject in ('p1000', 'p1001', 'p1002') order by subject"))
                    .containsExactly(null, "everyone", "colleagues");
        }
    }

    private static List<String> texts(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(String.class).list();
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
