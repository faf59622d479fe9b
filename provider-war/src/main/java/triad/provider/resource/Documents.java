package triad.provider.resource;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** The stored registration documents, each under its key. */
public final class Documents {
    private Documents() {}

    /** Stores a document: an update, or an insert where there was none. Table and column are constants of the caller, never input. */
    public static void store(Jdbi jdbi, String table, String column, String key, String document, Instant now) {
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

    /** Deletes all documents but those under the given keys, and those that the condition spares; it is a constant as well. */
    public static void retain(Jdbi jdbi, String table, String column, String condition, Set<String> keys) {
        jdbi.useHandle(handle -> {
            List<String> gone = handle.createQuery("select <column> from <table> where <condition>")
                    .define("condition", condition)
                    .define("table", table)
                    .define("column", column)
                    .mapTo(String.class)
                    .filter(key -> !keys.contains(key))
                    .list();
            gone.forEach(key -> handle.createUpdate("delete from <table> where <column> = :key")
                    .define("table", table)
                    .define("column", column)
                    .bind("key", key)
                    .execute());
        });
    }
}
