package triad.provider.client;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** Stores a registration document under its key: an update, or an insert where there was none. */
final class Documents {
    private Documents() {}

    /** Table and column are constants of this room, never input. */
    static void store(Jdbi jdbi, String table, String column, String key, String document, Instant now) {
        jdbi.useHandle(handle -> {
            int updated = handle.createUpdate(
                            "update <table> set metadata = :document, updated_at = :now where <column> = :key")
                    .define("table", table)
                    .define("column", column)
                    .bind("document", document)
                    .bind("now", now)
                    .bind("key", key)
                    .execute();
            if (updated == 0) {
                handle.createUpdate(
                                "insert into <table> (<column>, metadata, updated_at) values (:key, :document, :now)")
                        .define("table", table)
                        .define("column", column)
                        .bind("document", document)
                        .bind("now", now)
                        .bind("key", key)
                        .execute();
            }
        });
    }
}
