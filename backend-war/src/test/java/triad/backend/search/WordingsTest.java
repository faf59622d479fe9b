package triad.backend.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.enterprise.event.Startup;
import java.io.IOException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Words in a PostgreSQL whose account may make extensions, and in one whose may not. */
class WordingsTest {

    /** The server starts all the same, and finds words by their index as they are spelled. */
    @Test
    void accountThatMayMakeNoExtension_findsWordsAsSpelled() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            try (Handle owner = Jdbi.open(postgres.getPostgresDatabase())) {
                owner.execute("create role modest login");
                owner.execute("grant usage, create on schema public to modest");
            }
            Jdbi modest = prepared(postgres.getDatabase("modest", "postgres"));
            started(modest);
            Wordings again = started(modest);

            assertThat(found(modest, again, SoughtWords.of("Lovel ADA"))).containsExactly("ada");
            assertThat(found(modest, again, SoughtWords.of("Lovelase"))).isEmpty();
            assertThat(again.withSimilar(SoughtWords.of("Lovelase"))).isEmpty();
        }
    }

    @Test
    void accountThatMay_findsMisspelledWords() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Jdbi owner = prepared(postgres.getPostgresDatabase());
            started(owner);
            Wordings again = started(owner);

            SoughtWords similar = again.withSimilar(SoughtWords.of("Lovelase")).orElseThrow();
            assertThat(similar.words()).containsExactly(new SoughtWords.Word("lovelase", List.of("lovelace")));
            assertThat(found(owner, again, similar)).containsExactly("ada");
        }
    }

    private static Jdbi prepared(DataSource database) {
        Flyway.configure().dataSource(database).load().migrate();
        Jdbi jdbi = Jdbi.create(database);
        jdbi.useHandle(handle -> {
            handle.execute("insert into word (word, uses) values ('ada', 1), ('lovelace', 1), ('babbage', 1)");
            handle.execute(
                    "insert into person (subject, version, visibility, sort_name) values ('ada', 0, '{}', 'ada'), ('bob', 0, '{}', 'bob')");
            handle.execute("insert into listing values ('ada', 'ada', 'ada lovelace'), ('bob', 'bob', 'babbage')");
        });
        return jdbi;
    }

    private static Wordings started(Jdbi jdbi) {
        Wordings wordings = new Wordings(jdbi, jdbi);
        wordings.prepare(new Startup());
        return wordings;
    }

    private static List<String> found(Jdbi jdbi, Wordings wordings, SoughtWords words) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select subject from listing where " + wordings.condition("sought"))
                        .bind("sought", Sought.nothing(List.of("")).and(words).toString())
                        .mapTo(String.class)
                        .list());
    }
}
