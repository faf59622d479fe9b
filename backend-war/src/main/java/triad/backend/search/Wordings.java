package triad.backend.search;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import triad.backend.config.AtStartup;
import triad.backend.config.Database;

/**
 * What the database offers to find words. PostgreSQL: full text by an index, and similar words of the vocabulary by its extension pg_trgm,
 * without which words are found only as they are spelled. H2: functions of ours for all that.
 */
@ApplicationScoped
class Wordings {
    static final double ENOUGH = 0.45;
    private static final Logger LOG = Logger.getLogger(Wordings.class.getName());
    private static final int MOST_MEANT = 6;

    private final Jdbi jdbi;
    private final Jdbi jdbiAtStartup;
    private volatile boolean isIndexed;
    private volatile @Nullable Similarity similarity;

    @Inject
    Wordings(Jdbi jdbi, @AtStartup Jdbi jdbiAtStartup) {
        this.jdbi = jdbi;
        this.jdbiAtStartup = jdbiAtStartup;
    }

    /** After the schema is up to date, and all who are listed have their terms. */
    void prepare(@Observes @Priority(3) Startup event) {
        jdbiAtStartup.useHandle(handle -> {
            if (Database.isPostgres(handle)) {
                preparePostgres(handle);
            } else {
                String functions = Trigrams.class.getName();
                handle.execute(
                        "create alias if not exists terms_answer for \"" + TermQuery.class.getName() + ".isAnswered\"");
                handle.execute("create alias if not exists similarity for \"" + functions + ".similarity\"");
                handle.execute("create alias if not exists word_similarity for \"" + functions + ".wordSimilarity\"");
                similarity = new Similarity("word_similarity(:word, word) >= " + ENOUGH, "similarity(:word, word)");
            }
        });
    }

    private void preparePostgres(Handle handle) {
        handle.execute("create index if not exists listing_terms on listing using gin (terms) with (fastupdate = off)");
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
            handle.execute(
                    "create index if not exists word_similar on word using gin (word " + name + ".gin_trgm_ops)");
            similarity = new Similarity("word operator(" + name + ".%>) :word", name + ".similarity(:word, word)");
        });
    }

    private static Optional<String> schemaOfExtension(Handle handle) {
        return handle.createQuery("""
                        select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace
                        where e.extname = 'pg_trgm'
                        """).mapTo(String.class).findOne();
    }

    /** Nothing where the database cannot tell what is similar. */
    Optional<SoughtWords> withSimilar(SoughtWords words) {
        return Optional.ofNullable(similarity)
                .map(known -> jdbi.withHandle(handle -> {
                    if (isIndexed) {
                        handle.createQuery("select set_config('pg_trgm.word_similarity_threshold', :enough, false)")
                                .bind("enough", String.valueOf(ENOUGH))
                                .mapTo(String.class)
                                .one();
                    }
                    return words.meaning(word -> known.of(handle, word));
                }));
    }

    /** Whether the terms of all are in an index; otherwise they are looked at row by row. */
    boolean isIndexed() {
        return isIndexed;
    }

    /** The condition that the terms of a row of {@code listing} answer a query that is bound; it is read once, not for each row. */
    String condition(String query) {
        return isIndexed ? "terms @@ (select cast(:" + query + " as tsquery))" : "terms_answer(terms, :" + query + ")";
    }

    /**
     * How words of the vocabulary compare with {@code :word}.
     *
     * @param isEnough the condition that one may be meant
     * @param measure greater for the more alike
     */
    private record Similarity(String isEnough, String measure) {

        List<String> of(Handle handle, String word) {
            return handle.createQuery("select word from word where " + isEnough + " order by " + measure
                            + " desc, word fetch first :most rows only")
                    .bind("word", word)
                    .bind("most", MOST_MEANT)
                    .mapTo(String.class)
                    .list();
        }
    }
}
