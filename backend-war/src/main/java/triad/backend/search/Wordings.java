package triad.backend.search;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * What the database offers to find words. PostgreSQL: full text by an index, and misspelled words by its extension pg_trgm, without which words
 * are found only as they are spelled. H2: any part of a text, and a function of ours of the extension's name.
 */
@ApplicationScoped
class Wordings {
    static final double ENOUGH = 0.45;
    private static final Logger LOG = Logger.getLogger(Wordings.class.getName());
    private static final String CONTAINED = "position(lower(:words) in lower(p.found_by_%s)) > 0";
    /** Letters and digits of a script; whatever else there is stands between words. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

    private final Jdbi jdbi;
    private final Map<Wording, String> conditions = new ConcurrentHashMap<>();
    private volatile boolean isIndexed;
    private volatile boolean isTolerant;

    @Inject
    Wordings(Jdbi jdbi) {
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
                conditions.put(Wording.SIMILAR, "word_similarity(:words, p.found_by_%s) >= " + ENOUGH);
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
        for (String audience : List.of("everyone", "colleagues", "me")) {
            handle.execute("alter table person add column if not exists words_for_" + audience
                    + " tsvector generated always as (to_tsvector('simple', found_by_" + audience + ")) stored");
        }
        for (String audience : List.of("everyone", "colleagues")) {
            handle.execute("create index if not exists person_words_for_" + audience
                    + " on person using gin (words_for_" + audience + ")");
        }
        conditions.put(Wording.AS_SPELLED, "p.words_for_%s @@ to_tsquery('simple', :prefixes)");
        isIndexed = true;
        prepareTolerance(handle);
    }

    private void prepareTolerance(Handle handle) {
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
            conditions.put(Wording.SIMILAR, "p.found_by_%s operator(" + name + ".%%>) :words");
            isTolerant = true;
        });
    }

    private static Optional<String> schemaOfExtension(Handle handle) {
        return handle.createQuery("""
                        select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace
                        where e.extname = 'pg_trgm'
                        """).mapTo(String.class).findOne();
    }

    /** The condition that what an audience may find a person by holds {@code :words}, whose beginnings are {@code :prefixes}. */
    String condition(Wording wording, String audience) {
        return conditions.getOrDefault(wording, CONTAINED).formatted(audience);
    }

    /** Whether words are found by an index. */
    boolean areIndexed() {
        return isIndexed;
    }

    /** Words as a full-text query for texts in which each begins a word; of nothing but signs, one that finds nobody. */
    static String prefixes(String words) {
        return WORD.matcher(words)
                .results()
                .map(word -> "'" + word.group() + "':*")
                .collect(Collectors.joining(" & "));
    }

    /** Before a query with the condition, on its connection. */
    void use(Handle handle) {
        if (isTolerant) {
            handle.createQuery("select set_config('pg_trgm.word_similarity_threshold', :enough, false)")
                    .bind("enough", String.valueOf(ENOUGH))
                    .mapTo(String.class)
                    .one();
        }
    }
}
