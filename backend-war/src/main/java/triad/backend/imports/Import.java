package triad.backend.imports;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import triad.backend.json.Jsons;

/**
 * A file on its way in.
 *
 * @param by the {@code sub} of the administrator who sent it
 * @param dryRun whether it is only said what would become of its rows
 * @param rows how many people are in it
 * @param attempts how often it was begun since a row was done last
 */
record Import(
        String id,
        String by,
        String mediaType,
        boolean dryRun,
        State state,
        int rows,
        Counts counts,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int attempts) {

    /** How far it is; a failed one could not be gone on with, and a cancelled one may not. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }

        boolean isOver() {
            return this != WAITING && this != RUNNING;
        }
    }

    /** As administrators see it. */
    JsonObject toJson() {
        return Jsons.object()
                .add("id", id)
                .add("by", by)
                .add("state", state.wireName())
                .add("dry_run", dryRun)
                .add("rows", rows)
                .add("done", counts.done())
                .add("created", counts.created())
                .add("changed", counts.changed())
                .add("unchanged", counts.unchanged())
                .add("failed", counts.failed())
                .add("requested_at", requestedAt.toString())
                .add("started_at", time(startedAt))
                .add("finished_at", time(finishedAt))
                .build();
    }

    private static JsonValue time(@Nullable Instant at) {
        return Optional.ofNullable(at)
                .map(known -> (JsonValue) Jsons.text(known.toString()))
                .orElse(JsonValue.NULL);
    }
}
