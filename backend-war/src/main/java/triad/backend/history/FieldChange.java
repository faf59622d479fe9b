package triad.backend.history;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;
import triad.backend.json.Jsons;

/**
 * One field as it was and as it became; lists and objects as JSON, null where nothing was told.
 *
 * @param field its wire name; that of a choice who sees it begins with {@code visibility.}
 */
public record FieldChange(
        String field, @Nullable String old, @Nullable String became) {

    JsonObject toJson() {
        return Jsons.object()
                .add("field", field)
                .add("old", text(old))
                .add("new", text(became))
                .build();
    }

    private static JsonValue text(@Nullable String text) {
        return text == null ? JsonValue.NULL : Jsons.text(text);
    }
}
