package triad.backend.people;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import triad.backend.field.PersonField;
import triad.backend.history.Change;
import triad.backend.history.History;
import triad.backend.listing.Listings;
import triad.backend.person.Person;
import triad.backend.person.PersonRows;

/** People as they became, on their way into the database, with all that is derived from what they tell. */
class ChangedPeople {
    private static final String UPDATE = """
            update person set version = :version, updated_at = :at, visibility = :visibility, team = :team,
              reports_to = :reports_to, manager_seen_by = :manager_seen_by, %s
            where subject = :subject and version = :version - 1
            """.formatted(PersonField.WRITTEN_HERE.stream()
            .map(field -> field.wireName() + " = :" + field.wireName())
            .collect(Collectors.joining(", ")));

    /** Nobody is stored if somebody else changed one of them first. */
    static void store(Handle handle, List<Person> before, List<Person> people, List<Change> changes) {
        if (people.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(UPDATE);
        for (Person changed : people) {
            batch.bind("subject", changed.subject())
                    .bind("version", changed.version())
                    .bind("at", changed.updatedAt());
            PersonRows.bind(batch, changed.details());
            batch.add();
        }
        if (Arrays.stream(batch.execute()).anyMatch(count -> count != 1)) {
            throw People.stale();
        }
        History.add(handle, changes);
        Listings.replace(handle, before, people);
    }

    /** Makes rows of people who are not known yet. */
    static void add(Handle handle, List<String> subjects) {
        if (subjects.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into person (subject, version, visibility, sort_name) values (:subject, 0, '{}', :sort_name)
                """);
        subjects.forEach(subject -> batch.bind("subject", subject)
                .bind("sort_name", Person.unknown(subject).sortName())
                .add());
        batch.execute();
    }
}
