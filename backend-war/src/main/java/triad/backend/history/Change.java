package triad.backend.history;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import triad.backend.json.Jsons;

/**
 * What somebody changed at once.
 *
 * @param version the one that the change made
 * @param by the {@code sub} of who changed it
 */
public record Change(String subject, int version, Instant at, String by, List<FieldChange> fields) {
    public Change {
        fields = List.copyOf(fields);
    }

    /** As its person reads it. */
    public JsonObject toJson() {
        var changed = Jsons.array();
        fields.forEach(field -> changed.add(field.toJson()));
        return Jsons.object()
                .add("version", version)
                .add("at", at.toString())
                .add("by", by)
                .add("fields", changed)
                .build();
    }
}
