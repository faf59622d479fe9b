package triad.backend.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import triad.backend.person.Person;

/** What searches look through, a row for each person who is listed; the words of those people are counted as their rows change. */
public class Listings {

    /** Writes what has changed for people who are locked; last in a transaction, as the words are. */
    public static void replace(Handle handle, List<Person> before, List<Person> after) {
        List<Person> former = new ArrayList<>();
        List<Person> changed = new ArrayList<>();
        for (int index = 0; index < after.size(); index++) {
            if (after.get(index).isListed() && !isSame(before.get(index), after.get(index))) {
                former.add(before.get(index));
                changed.add(after.get(index));
            }
        }
        if (!changed.isEmpty()) {
            write(handle, changed);
            Vocabulary.change(handle, former, changed);
        }
    }

    private static boolean isSame(Person before, Person after) {
        return before.isListed()
                && before.sortName().equals(after.sortName())
                && Terms.of(before).equals(Terms.of(after));
    }

    private static void write(Handle handle, List<Person> people) {
        int[] counts = batch(handle, """
                update listing set sort_name = :sort_name, terms = cast(:terms as tsvector) where subject = :subject
                """, people).execute();
        List<Person> added = IntStream.range(0, counts.length)
                .filter(index -> counts[index] == 0)
                .mapToObj(people::get)
                .toList();
        if (!added.isEmpty()) {
            batch(handle, """
                    insert into listing (subject, sort_name, terms) values (:subject, :sort_name, cast(:terms as tsvector))
                    """, added).execute();
        }
    }

    private static PreparedBatch batch(Handle handle, String sql, List<Person> people) {
        PreparedBatch batch = handle.prepareBatch(sql);
        people.forEach(person -> batch.bind("subject", person.subject())
                .bind("sort_name", person.sortName())
                .bind("terms", String.join(" ", Terms.of(person)))
                .add());
        return batch;
    }
}
