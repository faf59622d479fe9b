package triad.backend.search;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * What the database offers to find misspelled words: PostgreSQL its extension pg_trgm with an index, H2 a function of ours of the same name;
 * where the extension cannot be had, words are found only as they are spelled.
 */
@ApplicationScoped
class Similarity {
    static final double ENOUGH = 0.45;
    private static final Logger LOG = Logger.getLogger(Similarity.class.getName());
    private static final String AS_SPELLED = "position(lower(:words) in lower(%s)) > 0";

    private final Jdbi jdbi;
    private volatile String condition = AS_SPELLED;
    private volatile boolean isIndexed;

    @Inject
    Similarity(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** After the schema is up to date. */
    void prepare(@Observes @Priority(2) Startup event) {
        jdbi.useHandle(handle -> {
            if (isPostgres(handle)) {
                preparePostgres(handle);
            } else {
                handle.execute("create alias if not exists word_similarity for \"" + Trigrams.class.getName()
                        + ".wordSimilarity\"");
                condition = "word_similarity(:words, %s) >= " + ENOUGH;
            }
        });
    }

    private static boolean isPostgres(Handle handle) {
        try {
            return handle.getConnection().getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not say what it is", e);
        }
    }

    private void preparePostgres(Handle handle) {
        Optional<String> schema = schemaOfExtension(handle);
        if (schema.isEmpty()) {
            try {
                handle.execute("create extension if not exists pg_trgm");
            } catch (JdbiException e) {
                LOG.warning(() -> "Misspelled names are not found: pg_trgm cannot be had: " + e.getMessage());
            }
            schema = schemaOfExtension(handle);
        }
        schema.ifPresent(name -> {
            handle.execute("create index if not exists person_found_by_everyone on person using gin (found_by_everyone "
                    + name + ".gin_trgm_ops)");
            handle.execute("create index if not exists person_found_by_colleagues on person using gin "
                    + "(found_by_colleagues " + name + ".gin_trgm_ops)");
            condition = "%s operator(" + name + ".%%>) :words";
            isIndexed = true;
        });
    }

    private static Optional<String> schemaOfExtension(Handle handle) {
        return handle.createQuery("""
                        select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace
                        where e.extname = 'pg_trgm'
                        """).mapTo(String.class).findOne();
    }

    /** The condition that a column holds words like {@code :words}. */
    String condition(String column) {
        return condition.formatted(column);
    }

    /** Before a query with the condition, on its connection. */
    void use(Handle handle) {
        if (isIndexed) {
            handle.createQuery("select set_config('pg_trgm.word_similarity_threshold', :enough, false)")
                    .bind("enough", String.valueOf(ENOUGH))
                    .mapTo(String.class)
                    .one();
        }
    }
}
