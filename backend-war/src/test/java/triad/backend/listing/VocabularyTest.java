package triad.backend.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.config.Database;
import triad.backend.field.Details;
import triad.backend.person.KnownIdentity;
import triad.backend.person.Person;

/** What is kept of the words of people. */
class VocabularyTest {
    private static final Person ADA = named("ada", "Ada Byron-Łove");
    private static final Person BYRON = named("byron", "George Byron");

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void words_areCounted(String database) throws IOException {
        inside(database, jdbi -> {
            change(jdbi, List.of(), List.of(ADA));
            change(jdbi, List.of(), List.of(BYRON));

            assertThat(wordsOf(jdbi)).isEqualTo(Map.of("ada", 1, "byron", 2, "łove", 1, "george", 1));
        });
    }

    /** A former name is nowhere once nobody has it. */
    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void formerWords_goUnlessAnotherHasThem(String database) throws IOException {
        inside(database, jdbi -> {
            change(jdbi, List.of(), List.of(ADA, BYRON));
            change(jdbi, List.of(ADA), List.of(named("ada", "Ada King")));
            assertThat(wordsOf(jdbi)).isEqualTo(Map.of("ada", 1, "king", 1, "byron", 1, "george", 1));

            change(jdbi, List.of(BYRON), List.of());
            assertThat(wordsOf(jdbi)).isEqualTo(Map.of("ada", 1, "king", 1));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void wordsOfWhoeverIsNotListed_doNotCount(String database) throws IOException {
        inside(database, jdbi -> {
            change(jdbi, List.of(Person.unknown("ada")), List.of(ADA));
            change(jdbi, List.of(), List.of(new Person("x", 0, BYRON.identity(), null, 0, Details.NONE, null)));

            assertThat(wordsOf(jdbi)).containsOnlyKeys("ada", "byron", "łove");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void strangeWords_doNoHarm(String database) throws IOException {
        Person strange = named("strange", "!:*&| '; \\ x'y " + "z".repeat(200) + " " + "\uD835\uDD38".repeat(40));
        inside(database, jdbi -> {
            change(jdbi, List.of(), List.of(strange));
            assertThat(wordsOf(jdbi)).containsOnlyKeys("x", "y", "z".repeat(64), "z".repeat(8));

            change(jdbi, List.of(strange), List.of());
            assertThat(wordsOf(jdbi)).isEmpty();
        });
    }

    /** The last use ends while another begins: the second waits for the first, and counts what is there then. */
    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void wordThatOneRemovesAndAnotherAdds_isKept(String database) throws IOException {
        inside(database, jdbi -> {
            change(jdbi, List.of(), List.of(ADA));
            ExecutorService thread = Executors.newSingleThreadExecutor();
            try (Handle first = jdbi.open();
                    Handle watching = jdbi.open()) {
                first.begin();
                Vocabulary.change(first, List.of(ADA), List.of());
                Future<?> second = thread.submit(() -> change(jdbi, List.of(), List.of(BYRON)));
                while (waiting(watching) == 0) {
                    assertThat(second).isNotDone();
                }
                first.commit();
                second.get();
            } finally {
                thread.shutdown();
            }
            assertThat(wordsOf(jdbi)).isEqualTo(Map.of("byron", 1, "george", 1));
        });
    }

    /** Words in opposite orders, in and out, at once: nobody waits in a circle, and in the end the count is right. */
    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void changesAtOnce_areAllCounted(String database) throws IOException {
        int threads = 4;
        inside(database, jdbi -> {
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            try {
                List<Callable<Integer>> people = new ArrayList<>();
                for (int thread = 0; thread < threads; thread++) {
                    Person one = named("p" + thread, thread % 2 == 0 ? "Alpha Beta Gamma" : "Gamma Beta Alpha");
                    Person other = named("p" + thread, "Beta Delta" + thread);
                    people.add(() -> {
                        change(jdbi, List.of(), List.of(one));
                        for (int round = 0; round < 20; round++) {
                            change(jdbi, List.of(one), List.of(other));
                            change(jdbi, List.of(other), List.of(one));
                        }
                        return change(jdbi, List.of(one), List.of(other));
                    });
                }
                for (Future<Integer> done : pool.invokeAll(people)) {
                    done.get();
                }
            } finally {
                pool.shutdown();
            }
            assertThat(wordsOf(jdbi)).isEqualTo(Map.of("beta", 4, "delta0", 1, "delta1", 1, "delta2", 1, "delta3", 1));
        });
    }

    private static int change(Jdbi jdbi, List<Person> before, List<Person> after) {
        jdbi.useTransaction(handle -> Vocabulary.change(handle, before, after));
        return after.size();
    }

    private static int waiting(Handle handle) {
        return handle.createQuery(
                        Database.isPostgres(handle)
                                ? "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                : "select count(*) from information_schema.sessions where blocker_id is not null")
                .mapTo(Integer.class)
                .one();
    }

    private static Person named(String subject, String name) {
        return new Person(
                subject,
                0,
                new KnownIdentity(name, null, null, null, null, null, null, null, null),
                Instant.EPOCH,
                0,
                Details.NONE,
                null);
    }

    private static Map<String, Integer> wordsOf(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("select word, uses from word")
                .setMapKeyColumn("word")
                .setMapValueColumn("uses")
                .collectInto(new GenericType<Map<String, Integer>>() {}));
    }

    /** What a test does with a database. */
    @FunctionalInterface
    private interface Use {
        void of(Jdbi jdbi) throws Exception;
    }

    private static void inside(String database, Use test) throws IOException {
        if (database.equals("h2")) {
            JdbcDataSource memory = new JdbcDataSource();
            memory.setUrl("jdbc:h2:mem:vocabulary-" + System.nanoTime() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
            inside(memory, test);
        } else {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
                inside(postgres.getPostgresDatabase(), test);
            }
        }
    }

    private static void inside(DataSource database, Use test) {
        Flyway.configure().dataSource(database).load().migrate();
        assertThatCode(() -> test.of(Jdbi.create(database))).doesNotThrowAnyException();
    }
}
