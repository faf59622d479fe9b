package triad.frontend.files;

import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A file on its way in, as the backend tells it.
 *
 * @param by the {@code sub} of who sent it
 * @param state {@code waiting}, {@code running}, {@code done}, {@code failed} or {@code cancelled}
 * @param dryRun whether it is only said what would become of its rows
 * @param rows how many people are in it
 * @param done how many of them it has come to
 * @param failed how many of those are wrong
 */
public record Import(
        String id,
        String by,
        String state,
        @JsonbProperty("dry_run") boolean dryRun,
        int rows,
        int done,
        int created,
        int changed,
        int unchanged,
        int failed,
        @JsonbProperty("requested_at") Instant requestedAt) {
    private static final Set<String> OVER = Set.of("done", "failed", "cancelled");

    /** Several, as the backend answers. */
    public record Some(List<Import> imports) {}

    public boolean isOver() {
        return OVER.contains(state);
    }

    /** The key of the text that says how it is: one of those there are, whatever the backend may know besides. */
    public String word() {
        return isOver() || state.equals("waiting") ? state : "running";
    }

    /** Whether a trial has found nothing wrong. */
    public boolean isReady() {
        return dryRun && state.equals("done") && failed == 0 && rows > 0;
    }

    public String address() {
        return "/imports/" + id;
    }
}
