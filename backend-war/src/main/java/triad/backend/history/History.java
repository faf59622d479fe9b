package triad.backend.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The stored changes; each is written in the transaction that makes it. */
@ApplicationScoped
public class History {
    private final Jdbi jdbi;

    @Inject
    History(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps changes, of at least one field each. */
    public static void add(Handle handle, List<Change> changes) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into person_change (subject, version, field, old_text, new_text, changed_by, changed_at)
                values (:subject, :version, :field, :old, :new, :by, :at)
                """);
        changes.forEach(change -> addTo(batch, change));
        batch.execute();
    }

    private static void addTo(PreparedBatch batch, Change change) {
        for (FieldChange field : change.fields()) {
            batch.bind("subject", change.subject())
                    .bind("version", change.version())
                    .bind("field", field.field())
                    .bind("old", field.old())
                    .bind("new", field.became())
                    .bind("by", change.by())
                    .bind("at", change.at())
                    .add();
        }
    }

    /**
     * The changes of a person, the last first.
     *
     * @param most how many
     * @param before only those that made an earlier version
     */
    public List<Change> of(String subject, int most, int before) {
        List<Change> rows = jdbi.withHandle(handle -> handle.createQuery("""
                        select * from person_change where subject = :subject and version in (
                          select version from person_change where subject = :subject and version < :before
                          group by version order by version desc fetch first :most rows only)
                        order by version desc, field
                        """)
                .bind("subject", subject)
                .bind("before", before)
                .bind("most", most)
                .map((row, context) -> ofOneField(row))
                .list());
        return joined(rows);
    }

    private static Change ofOneField(ResultSet row) throws SQLException {
        return new Change(
                row.getString("subject"),
                row.getInt("version"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"),
                List.of(new FieldChange(row.getString("field"), row.getString("old_text"), row.getString("new_text"))));
    }

    /** Rows of one version follow each other. */
    private static List<Change> joined(List<Change> rows) {
        List<Change> changes = new ArrayList<>();
        for (Change row : rows) {
            int last = changes.size() - 1;
            if (last >= 0 && changes.get(last).version() == row.version()) {
                List<FieldChange> fields = new ArrayList<>(changes.get(last).fields());
                fields.addAll(row.fields());
                changes.set(last, new Change(row.subject(), row.version(), row.at(), row.by(), fields));
            } else {
                changes.add(row);
            }
        }
        return changes;
    }
}
