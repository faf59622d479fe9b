package triad.backend.people;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import triad.backend.field.PersonField;

/** Who stands above whom: as it is stored, read once where it is asked for, and as changes make it that are not stored yet. */
public class ReportingLines {
    /** Of each person who was asked for; empty: there is no such person. */
    private final Map<String, Optional<Place>> places = new HashMap<>();

    /** A person's own place; empty: nobody stands above them. */
    private record Place(Optional<String> manager) {}

    /** Refuses a manager who is nobody, stands below the person or has too many above. */
    void require(Handle handle, String subject, String manager) {
        Optional<String> above = Optional.of(manager);
        for (int level = 0; above.isPresent(); level++) {
            if (above.get().equals(subject)) {
                throw References.refused(PersonField.MANAGER, "Nobody stands above themselves");
            }
            if (level == References.MOST_LEVELS) {
                throw References.refused(
                        PersonField.MANAGER, "At most " + References.MOST_LEVELS + " managers above each other");
            }
            above = placeOf(handle, above.get())
                    .orElseThrow(() -> References.refused(PersonField.MANAGER, "There is no such person"))
                    .manager();
        }
    }

    private Optional<Place> placeOf(Handle handle, String subject) {
        return places.computeIfAbsent(
                subject, asked -> handle.createQuery("select manager from person where subject = :subject")
                        .bind("subject", asked)
                        .map((row, context) -> new Place(Optional.ofNullable(row.getString("manager"))))
                        .findOne());
    }

    /** Knows from now on who stands above a person. */
    void put(String subject, Optional<String> manager) {
        places.put(subject, Optional.of(new Place(manager)));
    }
}
