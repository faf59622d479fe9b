package triad.backend.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.enterprise.event.Startup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;
import triad.backend.person.Cursor;
import triad.backend.person.Person;

/** Pages of many people, of whom some terms are everywhere, some nowhere near the beginning and some of nearly nobody. */
class PagesTest {
    private static final int PEOPLE = 6000;
    private static final int LIMIT = 25;
    /** Whose numbers have which word. */
    private static final Map<String, IntPredicate> WORDS = Map.of(
            "everyone", n -> true,
            "many", n -> n % 10 == 0,
            "some", n -> n % 50 == 3,
            "late", n -> n > 4000,
            "few", n -> n % 1000 == 999,
            "once", n -> n == 4711,
            "exactly", n -> n < 26,
            "almost", n -> n < 25,
            "nobody", n -> false);

    @Test
    void pagesInH2_holdEveryoneWhoIsSought() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:pages;DB_CLOSE_DELAY=-1");
        assertPages(filled(database));
    }

    @Test
    void pagesInPostgres_holdEveryoneWhoIsSought() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            assertPages(filled(postgres.getPostgresDatabase()));
        }
    }

    /** Whatever it believes of words that it has not seen: what is rare by the index of terms, and the rest in order. */
    @Test
    void pageInPostgres_isReadByIndexes() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Jdbi jdbi = filled(postgres.getPostgresDatabase());
            jdbi.useHandle(handle -> {
                Wordings wordings = prepared(jdbi);
                for (String kind : List.of("force_generic_plan", "force_custom_plan")) {
                    handle.execute("set plan_cache_mode = " + kind);
                    String rare = plan(handle, wordings, "once");
                    assertThat(rare).contains("listing_sort_name", "listing_terms");
                    String frequent = plan(handle, wordings, "everyone");
                    assertThat(frequent)
                            .contains("listing_sort_name")
                            .containsPattern("(listing_terms|seq scan on listing)[^\\n]*never executed");
                }
            });
        }
    }

    private static String plan(Handle handle, Wordings wordings, String word) {
        Pages pages = new Pages(wordings);
        PeopleQuery query = query(Optional.empty());
        Sought sought = sought(word);
        return String.join(
                        "\n",
                        pages.bound(
                                        handle.createQuery(
                                                "explain (analyze, timing off, costs off) " + pages.sql(query, sought)),
                                        query,
                                        sought)
                                .mapTo(String.class)
                                .list())
                .toLowerCase(Locale.ROOT);
    }

    private static void assertPages(Jdbi jdbi) {
        Pages pages = new Pages(prepared(jdbi));
        jdbi.useHandle(handle -> WORDS.forEach((word, has) -> {
            assertThat(all(handle, pages, sought(word))).as(word).isEqualTo(subjects(has));
            assertThat(all(handle, pages, sought(word + " o")))
                    .as(word + " o")
                    .isEqualTo(subjects(n -> has.test(n) && n == 4711));
        }));
        List<String> everyone = jdbi.withHandle(handle -> all(handle, pages, Sought.nothing(List.of(""))));
        assertThat(everyone).isEqualTo(subjects(n -> true));
    }

    /** By as many pages as it takes, of which each is full and not longer. */
    private static List<String> all(Handle handle, Pages pages, Sought sought) {
        List<String> all = new ArrayList<>();
        List<Person> page = pages.find(handle, query(Optional.empty()), sought);
        while (page.size() > LIMIT) {
            assertThat(page).hasSize(LIMIT + 1);
            page.subList(0, LIMIT).forEach(person -> all.add(person.subject()));
            page = pages.find(handle, query(Optional.of(Cursor.after(page.get(LIMIT - 1)))), sought);
        }
        page.forEach(person -> all.add(person.subject()));
        return all;
    }

    private static List<String> subjects(IntPredicate has) {
        return IntStream.range(0, PEOPLE)
                .filter(has)
                .mapToObj(PagesTest::subject)
                .toList();
    }

    private static String subject(int n) {
        return String.valueOf(10_000 + n);
    }

    private static PeopleQuery query(Optional<Cursor> after) {
        return new PeopleQuery(Optional.empty(), Map.of(), LIMIT, after);
    }

    private static Sought sought(String words) {
        return Sought.nothing(List.of("", "@team")).and(SoughtWords.of(words));
    }

    private static Wordings prepared(Jdbi jdbi) {
        Wordings wordings = new Wordings(jdbi, jdbi);
        wordings.prepare(new Startup());
        return wordings;
    }

    /** Of each two people who follow each other one has the name of the other. */
    private static Jdbi filled(DataSource database) {
        Flyway.configure().dataSource(database).load().migrate();
        Jdbi jdbi = Jdbi.create(database);
        jdbi.useHandle(handle -> {
            PreparedBatch people = handle.prepareBatch("""
                    insert into person (subject, version, name, identity_at, visibility, sort_name)
                    values (:subject, 0, :name, current_timestamp, '{}', :name)
                    """);
            PreparedBatch listings = handle.prepareBatch("""
                    insert into listing (subject, sort_name, terms) values (:subject, :name, cast(:terms as tsvector))
                    """);
            for (int n = 0; n < PEOPLE; n++) {
                int number = n;
                people.bind("subject", subject(n))
                        .bind("name", "name " + subject(n / 2))
                        .add();
                listings.bind("subject", subject(n))
                        .bind("name", "name " + subject(n / 2))
                        .bind(
                                "terms",
                                String.join(
                                        " ",
                                        WORDS.entrySet().stream()
                                                .filter(word -> word.getValue().test(number))
                                                .map(word -> word.getKey().equals("late") ? "@teamlate" : word.getKey())
                                                .toList()))
                        .add();
            }
            people.execute();
            listings.execute();
            handle.execute("analyze");
        });
        return jdbi;
    }
}
