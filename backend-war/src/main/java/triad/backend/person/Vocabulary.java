package triad.backend.person;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import triad.backend.config.Database;

/** All words that people share, to look a misspelled one up in; what is for its person alone is not among them. */
class Vocabulary {
    private static final int MOST_CHARACTERS = 64;

    /** Adds the words of people; last in a transaction and in one order, so that no two wait for each other. */
    static void add(Handle handle, List<Person> people) {
        Set<String> missing = new TreeSet<>();
        people.forEach(person -> missing.addAll(wordsOf(person)));
        if (missing.isEmpty()) {
            return;
        }
        known(handle, missing).forEach(missing::remove);
        PreparedBatch batch = handle.prepareBatch(
                Database.isPostgres(handle)
                        ? "insert into word (word) values (:word) on conflict do nothing"
                        : "merge into word (word) key (word) values (:word)");
        missing.forEach(word -> batch.bind("word", word).add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static List<String> known(Handle handle, Set<String> words) {
        return handle.createQuery("select word from word where word in (<words>)")
                .bindList("words", List.copyOf(words))
                .mapTo(String.class)
                .list();
    }

    /** Takes out the words of somebody who is not there any more and that are nobody else's. */
    static void forget(Handle handle, Person person) {
        String inUse = Database.isPostgres(handle)
                ? "p.words_for_colleagues @@ cast(quote_literal(word.word) as tsquery)"
                : "position(' ' || word.word || ' ' in ' ' || p.found_by_colleagues || ' ') > 0";
        Set<String> words = wordsOf(person);
        if (!words.isEmpty()) {
            handle.createUpdate("delete from word where word in (<words>) and not exists (select 1 from person p where "
                            + inUse + ")")
                    .bindList("words", List.copyOf(words))
                    .execute();
        }
    }

    private static Set<String> wordsOf(Person person) {
        Set<String> words = new HashSet<>(SearchText.vocabularyOf(person));
        words.removeIf(word -> word.length() > MOST_CHARACTERS);
        return words;
    }
}
