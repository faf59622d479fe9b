package triad.backend.fake;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The database of this run: H2, or with {@code -Dtriad.database=postgres} a real PostgreSQL. */
public class TestDatabase {
    private static final int PORT = 22432;
    private static final Path DATA =
            Path.of("target", "it", "postgres-" + ProcessHandle.current().pid()).toAbsolutePath();
    private static final String POSTGRES = "jdbc:postgresql://localhost:" + PORT + "/postgres";
    /** Several processes may have it open. */
    private static final String H2 = "jdbc:h2:file:"
            + Path.of("target", "it", "data-" + ProcessHandle.current().pid()).toAbsolutePath() + ";AUTO_SERVER=TRUE";

    private static @Nullable EmbeddedPostgres running;

    /** Whether it is a server of its own, which can go away. */
    public static boolean canLeave() {
        return "postgres".equals(System.getProperty("triad.database"));
    }

    /** Ends its connections and takes no more. */
    public static void leave() {
        try {
            Objects.requireNonNull(running, "it runs").close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes connections again, with what it held. */
    public static void comeBack() {
        start();
    }

    /** Its rows, beside the server that works with them. */
    public static Jdbi rows() {
        return canLeave() ? Jdbi.create(POSTGRES, "postgres", "postgres") : Jdbi.create(H2, "sa", "");
    }

    /** One of its own for a test without a server, with the schema and without rows. */
    public static Jdbi inMemory() {
        JdbcDataSource memory = new JdbcDataSource();
        memory.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(memory).load().migrate();
        return Jdbi.create(memory);
    }

    /** How many sessions wait for another. */
    public static int waiting(Handle handle) {
        return handle.createQuery(
                        canLeave()
                                ? "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                : "select count(*) from information_schema.sessions where blocker_id is not null")
                .mapTo(Integer.class)
                .one();
    }

    /** A connection beside the server's, where the database is a server of its own. */
    public static Connection connect() throws SQLException {
        return Objects.requireNonNull(running, "it runs").getPostgresDatabase().getConnection();
    }

    static String properties() {
        return canLeave() ? postgres() : h2();
    }

    private static String h2() {
        return "backend.database.url=" + H2;
    }

    private static String postgres() {
        start();
        return "backend.database.url=" + POSTGRES + "\nbackend.database.user=postgres\n"
                + "backend.database.password=postgres";
    }

    private static void start() {
        try {
            running = EmbeddedPostgres.builder()
                    .setPort(PORT)
                    .setDataDirectory(DATA)
                    .setCleanDataDirectory(false)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
