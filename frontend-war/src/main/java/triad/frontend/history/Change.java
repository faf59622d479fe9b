package triad.frontend.history;

import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody changed of a profile at once.
 *
 * @param by the {@code sub} of who did
 */
public record Change(int version, Instant at, String by, List<OfField> fields) {

    /**
     * One field as it was and as it became: lists and objects as JSON, null where nothing was told.
     *
     * @param field its wire name; that of a choice who sees it begins with {@code visibility.}
     */
    public record OfField(
            String field,
            @Nullable String old,
            @JsonbProperty("new") @Nullable String became) {}

    /** Some of them, as the backend answers. */
    public record Some(List<Change> changes) {}
}
