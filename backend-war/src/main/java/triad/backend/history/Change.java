package triad.backend.history;

import java.time.Instant;
import java.util.List;

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
}
