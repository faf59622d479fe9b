package triad.backend.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Every change of what a person tells. */
public class History {
    private static final String VISIBILITY = "visibility.";

    static void add(Handle handle, Person before, Person after, String by) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into person_change (subject, version, field, old_text, new_text, changed_by, changed_at)
                values (:subject, :version, :field, :old, :new, :by, :at)
                """);
        for (FieldChange change : between(before.details(), after.details())) {
            batch.bind("subject", after.subject())
                    .bind("version", after.version())
                    .bind("field", change.field())
                    .bind("old", change.old())
                    .bind("new", change.became())
                    .bind("by", by)
                    .bind("at", after.updatedAt())
                    .add();
        }
        batch.execute();
    }

    static List<FieldChange> between(Details before, Details after) {
        List<FieldChange> changes = new ArrayList<>();
        for (PersonField field : PersonField.values()) {
            compare(
                    changes,
                    field.wireName(),
                    PersonRows.textOf(before.values().get(field)),
                    PersonRows.textOf(after.values().get(field)));
            compare(
                    changes,
                    VISIBILITY + field.wireName(),
                    choice(before.chosen().get(field)),
                    choice(after.chosen().get(field)));
        }
        return changes;
    }

    private static @Nullable String choice(@Nullable Visibility chosen) {
        return chosen == null ? null : chosen.wireName();
    }

    private static void compare(List<FieldChange> changes, String name, @Nullable String old, @Nullable String became) {
        if (!Objects.equals(old, became)) {
            changes.add(new FieldChange(name, old, became));
        }
    }
}
