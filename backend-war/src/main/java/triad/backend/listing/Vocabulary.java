package triad.backend.listing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import triad.backend.person.Person;

/**
 * All words that people who are listed share, to look a misspelled one up in, each with how many of them it is of; what is for its person
 * alone is not among them.
 */
public class Vocabulary {
    private static final int MOST_CHARACTERS = 64;

    /**
     * Counts the words that people had no more, and those that they have now. Last in a transaction: one after the other, until it ends,
     * so that no two wait for each other and no word that one takes out while another adds it is lost.
     */
    public static void change(Handle handle, List<Person> before, List<Person> after) {
        Map<String, Integer> more = new TreeMap<>();
        before.forEach(person -> count(more, person, -1));
        after.forEach(person -> count(more, person, 1));
        more.values().removeIf(difference -> difference == 0);
        if (!more.isEmpty()) {
            lock(handle);
            add(handle, more);
            more.values().removeIf(difference -> difference > 0);
            execute(handle, "delete from word where word = :word and uses < 1", more);
        }
    }

    private static void count(Map<String, Integer> more, Person person, int by) {
        if (person.isListed()) {
            Terms.vocabularyOf(person).stream()
                    .filter(word -> word.length() <= MOST_CHARACTERS)
                    .forEach(word -> more.merge(word, by, Integer::sum));
        }
    }

    private static void lock(Handle handle) {
        handle.createQuery("select tree from tree_lock where tree = 'word' for update")
                .mapTo(String.class)
                .one();
    }

    private static void add(Handle handle, Map<String, Integer> more) {
        int[] counts = execute(handle, "update word set uses = uses + :uses where word = :word", more);
        Map<String, Integer> missing = new TreeMap<>();
        int at = 0;
        for (Map.Entry<String, Integer> word : more.entrySet()) {
            if (counts[at++] == 0) {
                missing.put(word.getKey(), word.getValue());
            }
        }
        execute(handle, "insert into word (word, uses) values (:word, :uses)", missing);
    }

    private static int[] execute(Handle handle, String sql, Map<String, Integer> words) {
        PreparedBatch batch = handle.prepareBatch(sql);
        words.forEach(
                (word, uses) -> batch.bind("word", word).bind("uses", uses).add());
        return batch.size() == 0 ? new int[0] : batch.execute();
    }
}
