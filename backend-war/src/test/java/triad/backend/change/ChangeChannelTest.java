package triad.backend.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.OptionalLong;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real PostgreSQL tells of changes, and when it tells nothing. */
class ChangeChannelTest {
    private static EmbeddedPostgres postgres;
    private static Jdbi directory;
    private static Jdbi another;

    private final PersonChanges changes = new PersonChanges(Clock.systemUTC());
    private Handle handle;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        directory = directory("one");
        another = directory("two");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void people() {
        handle = directory.open();
        directory.useHandle(ChangeChannelTest::fill);
        another.useHandle(ChangeChannelTest::fill);
    }

    @AfterEach
    void hangUp() {
        handle.close();
    }

    @Test
    void nothingChanged_allIsHeard() throws SQLException {
        OptionalLong before = heard(ChangeChannel.open(handle, Clock.systemUTC()));

        assertThat(before).isPresent();
        assertThat(changes.count("ada")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update person set job_title = 'Analyst' where subject = 'ada'",
                "update person set identity_changes = identity_changes + 1 where subject = 'ada'",
                "update person set name = name",
                "delete from person where subject = 'ada'",
                "delete from person"
            })
    void changeOfAnother_isHeard(String change) throws SQLException {
        ChangeChannel channel = ChangeChannel.open(handle, Clock.systemUTC());
        OptionalLong before = heard(channel);
        directory.useHandle(other -> other.execute(change));

        assertThat(heard(channel)).isPresent().isNotEqualTo(before);
    }

    @Test
    void changeOfSomebodyElse_isNotTheirs() throws SQLException {
        assertUnheard(directory, "update person set job_title = 'Smith' where subject = 'bob'");
    }

    @Test
    void changeInAnotherSchema_isNotHeard() throws SQLException {
        assertUnheard(another, "update person set job_title = 'Analyst'");
    }

    /** Before that nobody else sees it. */
    @Test
    void changeNotCommitted_isNotHeard() throws SQLException {
        ChangeChannel channel = ChangeChannel.open(handle, Clock.systemUTC());
        OptionalLong before = heard(channel);
        try (Handle other = directory.open()) {
            other.begin();
            other.execute("update person set job_title = 'Analyst' where subject = 'ada'");
            assertThat(heard(channel)).isEqualTo(before);
            other.rollback();
        }

        assertThat(heard(channel)).isEqualTo(before);
    }

    /** As with a pooler that lends another connection for each transaction. */
    @Test
    void listeningLost_isNoticed() throws SQLException {
        ChangeChannel channel = ChangeChannel.open(handle, Clock.systemUTC());
        heard(channel);
        handle.execute("unlisten *");

        assertThatThrownBy(() -> channel.hear(changes)).isInstanceOf(SQLException.class);
    }

    @Test
    void connectionLost_isNoticed() throws SQLException {
        ChangeChannel channel = ChangeChannel.open(handle, Clock.systemUTC());
        int mine = handle.select("select pg_backend_pid()").mapTo(Integer.class).one();
        directory.useHandle(other -> other.select("select pg_terminate_backend(?)", mine)
                .mapTo(Boolean.class)
                .one());

        assertThatThrownBy(() -> channel.hear(changes)).hasRootCauseInstanceOf(Exception.class);
        assertThat(changes.count("ada")).isEmpty();
    }

    private void assertUnheard(Jdbi where, String change) throws SQLException {
        ChangeChannel channel = ChangeChannel.open(handle, Clock.systemUTC());
        OptionalLong before = heard(channel);
        where.useHandle(other -> assertThat(other.execute(change)).isPositive());

        assertThat(heard(channel)).isPresent().isEqualTo(before);
    }

    private OptionalLong heard(ChangeChannel channel) throws SQLException {
        channel.hear(changes);
        return changes.count("ada");
    }

    private static Jdbi directory(String schema) {
        var database = postgres.getDatabase("postgres", "postgres");
        Flyway.configure()
                .dataSource(database)
                .defaultSchema(schema)
                .locations("classpath:db/migration", "classpath:db/postgresql")
                .load()
                .migrate();
        return Jdbi.create(postgres.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema);
    }

    private static void fill(Handle rows) {
        rows.execute("delete from person");
        rows.execute("insert into person (subject, version, visibility, sort_name) values ('ada', 0, '{}', 'ada'), "
                + "('bob', 0, '{}', 'bob')");
    }
}
