package triad.provider.key;

import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A database of the real schema in memory, open until it is closed. */
final class KeyDatabase implements AutoCloseable {
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    private final Jdbi jdbi = Jdbi.create(url);
    private final Handle open = jdbi.open();

    /** Brings the schema to a version, or to the newest one: {@code latest}. */
    KeyDatabase migrate(String version) {
        Flyway.configure().dataSource(url, null, null).target(version).load().migrate();
        return this;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        open.close();
    }
}
