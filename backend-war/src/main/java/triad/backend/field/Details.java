package triad.backend.field;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import triad.backend.history.FieldChange;
import triad.backend.json.Jsons;

/**
 * What a person tells about themselves, and to whom.
 *
 * @param values what is not here is not told
 * @param chosen what is not here is seen by those who usually see that field
 */
public record Details(Map<PersonField, JsonValue> values, Map<PersonField, Visibility> chosen) {
    public static final Details NONE = new Details(Map.of(), Map.of());

    public Details {
        values = Collections.unmodifiableMap(copyOf(values));
        chosen = Collections.unmodifiableMap(copyOf(chosen));
    }

    private static <V> Map<PersonField, V> copyOf(Map<PersonField, V> map) {
        Map<PersonField, V> copy = new EnumMap<>(PersonField.class);
        copy.putAll(map);
        return copy;
    }

    public Visibility visibilityOf(PersonField field) {
        return chosen.getOrDefault(field, field.usually());
    }

    /** The texts of a field: one, several or none. */
    public List<String> textsOf(PersonField field) {
        JsonValue value = values.getOrDefault(field, JsonValue.NULL);
        Stream<? extends JsonValue> parts = value instanceof JsonArray list ? list.stream() : Stream.of(value);
        return parts.filter(JsonString.class::isInstance)
                .map(part -> ((JsonString) part).getString())
                .toList();
    }

    public Optional<String> textOf(PersonField field) {
        return textsOf(field).stream().findFirst();
    }

    /** With another text of a field, or none. */
    public Details with(PersonField field, Optional<String> text) {
        Map<PersonField, JsonValue> changed = copyOf(values);
        text.ifPresentOrElse(became -> changed.put(field, Jsons.text(became)), () -> changed.remove(field));
        return new Details(changed, chosen);
    }

    /** The text of a field that is not for the person alone. */
    public Optional<String> sharedTextOf(PersonField field) {
        return textOf(field).filter(text -> visibilityOf(field) != Visibility.ME);
    }

    /** The fields that one sees. */
    public JsonObject seenBy(Visibility audience) {
        JsonObjectBuilder json = Jsons.object();
        values.forEach((field, value) -> {
            if (visibilityOf(field).includes(audience)) {
                json.add(field.wireName(), value);
            }
        });
        return json.build();
    }

    /** Who sees which field, chosen or not. */
    public JsonObject visibility() {
        JsonObjectBuilder json = Jsons.object();
        for (PersonField field : PersonField.values()) {
            json.add(field.wireName(), visibilityOf(field).wireName());
        }
        return json.build();
    }

    /** Every field that is another after it, and every choice who sees it. */
    public List<FieldChange> changesTo(Details after) {
        List<FieldChange> changes = new ArrayList<>();
        for (PersonField field : PersonField.values()) {
            compare(changes, field.wireName(), stored(values.get(field)), stored(after.values.get(field)));
            compare(
                    changes,
                    "visibility." + field.wireName(),
                    stored(chosen.get(field)),
                    stored(after.chosen.get(field)));
        }
        return changes;
    }

    private static void compare(List<FieldChange> changes, String name, @Nullable String old, @Nullable String became) {
        if (!Objects.equals(old, became)) {
            changes.add(new FieldChange(name, old, became));
        }
    }

    private static @Nullable String stored(@Nullable Visibility choice) {
        return choice == null ? null : choice.wireName();
    }

    /** A text as it is, anything else as JSON. */
    public static @Nullable String stored(@Nullable JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value == null ? null : value.toString();
    }
}
