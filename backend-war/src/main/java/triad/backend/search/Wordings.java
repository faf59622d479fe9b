package triad.backend.search;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import triad.backend.config.AtStartup;
import triad.backend.config.Database;

/**
 * What the database offers to find words. PostgreSQL: full text by an index, and similar words of the vocabulary by its extension pg_trgm,
 * without which words are found only as they are spelled. H2: parts of a text, and functions of ours of the extension's names.
 */
@ApplicationScoped
class Wordings {
    static final double ENOUGH = 0.45;
    private static final Logger LOG = Logger.getLogger(Wordings.class.getName());
    private static final int LEAST_CHARACTERS = 3;
    private static final int MOST_MEANT = 12;

    private final Jdbi jdbi;
    private final Jdbi jdbiAtStartup;
    private volatile boolean isIndexed;
    private volatile @Nullable Similarity similarity;

    @Inject
    Wordings(Jdbi jdbi, @AtStartup Jdbi jdbiAtStartup) {
        this.jdbi = jdbi;
        this.jdbiAtStartup = jdbiAtStartup;
    }

    /** After the schema is up to date. */
    void prepare(@Observes @Priority(2) Startup event) {
        jdbiAtStartup.useHandle(handle -> {
            if (Database.isPostgres(handle)) {
                preparePostgres(handle);
            } else {
                String functions = Trigrams.class.getName();
                handle.execute("create alias if not exists similarity for \"" + functions + ".similarity\"");
                handle.execute("create alias if not exists word_similarity for \"" + functions + ".wordSimilarity\"");
                similarity = new Similarity("word_similarity(:word, word) >= " + ENOUGH, "similarity(:word, word)");
            }
        });
    }

    private void preparePostgres(Handle handle) {
        for (String audience : List.of("everyone", "colleagues", "me")) {
            handle.execute("alter table person add column if not exists words_for_" + audience
                    + " tsvector generated always as (to_tsvector('simple', found_by_" + audience + ")) stored");
        }
        for (String audience : List.of("everyone", "colleagues")) {
            handle.execute("create index if not exists person_words_for_" + audience
                    + " on person using gin (words_for_" + audience + ")");
            handle.execute("drop index if exists person_found_by_" + audience);
        }
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
        return Optional.ofNullable(similarity).map(known -> withSimilar(words, known));
    }

    /** The same with the words of the vocabulary that are spelled nearly so; of a short word none. */
    private SoughtWords withSimilar(SoughtWords words, Similarity known) {
        return jdbi.withHandle(handle -> {
            if (isIndexed) {
                handle.createQuery("select set_config('pg_trgm.word_similarity_threshold', :enough, false)")
                        .bind("enough", String.valueOf(ENOUGH))
                        .mapTo(String.class)
                        .one();
            }
            return words.with(words.beginnings().stream()
                    .map(word -> known.of(handle, word))
                    .toList());
        });
    }

    /** The condition that what an audience may find {@code p} by holds the words that {@link #bind} binds. */
    String condition(SoughtWords words, String audience) {
        return isIndexed
                ? "p.words_for_" + audience + " @@ to_tsquery('simple', :words)"
                : IntStream.range(0, words.beginnings().size())
                        .mapToObj(
                                at -> IntStream.range(0, words.toParts().get(at).size())
                                        .mapToObj(part -> "position(:part_" + at + "_" + part + " in ' ' || p.found_by_"
                                                + audience + " || ' ') > 0")
                                        .collect(Collectors.joining(" or ", "(", ")")))
                        .collect(Collectors.joining(" and "));
    }

    void bind(Query query, SoughtWords words) {
        if (isIndexed) {
            query.bind("words", words.toTsquery());
            return;
        }
        for (int at = 0; at < words.beginnings().size(); at++) {
            int part = 0;
            for (String text : words.toParts().get(at)) {
                query.bind("part_" + at + "_" + part++, text);
            }
        }
    }

    /**
     * How words of the vocabulary compare with {@code :word}.
     *
     * @param isEnough the condition that one may be meant
     * @param measure greater for the more alike
     */
    private record Similarity(String isEnough, String measure) {

        List<String> of(Handle handle, String word) {
            return word.length() < LEAST_CHARACTERS
                    ? List.of()
                    : handle.createQuery("select word from word where " + isEnough + " order by " + measure
                                    + " desc, word fetch first :most rows only")
                            .bind("word", word)
                            .bind("most", MOST_MEANT)
                            .mapTo(String.class)
                            .list();
        }
    }
}
