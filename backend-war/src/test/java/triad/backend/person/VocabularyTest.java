package triad.backend.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.field.Details;

/** What is kept of the words of people. */
class VocabularyTest {
    private static final Person ADA = named("ada", "Ada Byron-Łove");
    private static final Person BYRON = named("byron", "George Byron");

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void words_areKeptOnce(String database) throws IOException {
        inside(database, handle -> {
            Vocabulary.add(handle, List.of(ADA));
            Vocabulary.add(handle, List.of(ADA));
            Vocabulary.add(handle, List.of(BYRON));

            assertThat(wordsOf(handle)).containsExactlyInAnyOrder("ada", "byron", "łove", "george");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void wordsOfAnErasedPerson_goUnlessAnotherHasThem(String database) throws IOException {
        inside(database, handle -> {
            Vocabulary.add(handle, List.of(ADA));
            Vocabulary.add(handle, List.of(BYRON));
            handle.execute(
                    "insert into person (subject, version, visibility, sort_name, found_by_everyone, found_by_colleagues,"
                            + " found_by_me) values ('byron', 0, '{}', '', '', 'george byron', '')");

            Vocabulary.forget(handle, ADA);

            assertThat(wordsOf(handle)).containsExactlyInAnyOrder("byron", "george");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void strangeWords_doNoHarm(String database) throws IOException {
        Person strange = named("strange", "!:*&| '; \\ x'y " + "z".repeat(200));
        inside(database, handle -> {
            Vocabulary.add(handle, List.of(strange));
            assertThat(wordsOf(handle)).containsExactlyInAnyOrder("x", "y");

            Vocabulary.forget(handle, strange);
            assertThat(wordsOf(handle)).isEmpty();
        });
    }

    private static Person named(String subject, String name) {
        return new Person(
                subject,
                0,
                new KnownIdentity(name, null, null, null, null, null, null, null, null),
                null,
                0,
                Details.NONE,
                null);
    }

    private static List<String> wordsOf(Handle handle) {
        return handle.createQuery("select word from word").mapTo(String.class).list();
    }

    private static void inside(String database, Consumer<Handle> test) throws IOException {
        if (database.equals("h2")) {
            JdbcDataSource memory = new JdbcDataSource();
            memory.setUrl("jdbc:h2:mem:vocabulary-" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
            inside(memory, test);
        } else {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
                inside(postgres.getPostgresDatabase(), test);
            }
        }
    }

    private static void inside(DataSource database, Consumer<Handle> test) {
        Flyway.configure().dataSource(database).load().migrate();
        try (Handle handle = Jdbi.open(database)) {
            if (triad.backend.config.Database.isPostgres(handle)) {
                handle.execute("alter table person add column words_for_colleagues tsvector generated always as "
                        + "(to_tsvector('simple', found_by_colleagues)) stored");
            }
            test.accept(handle);
        }
    }
}
