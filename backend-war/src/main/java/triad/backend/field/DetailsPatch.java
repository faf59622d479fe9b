package triad.backend.field;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import triad.backend.problem.FieldError;
import triad.backend.problem.Refusal;

/**
 * A merge patch (RFC 7396) of the fields of a person and, in its member {@code visibility}, of who sees them.
 *
 * @param author whose it is, and so what it may change
 */
public record DetailsPatch(JsonObject changes, Author author) {
    private static final String VISIBILITY = "visibility";

    /** Who changes what a person tells. */
    public enum Author {
        /** The person: who sees which field, and all values but those of the organisation. */
        PERSON,
        /** All values that are written here, but not who sees them. */
        ADMINISTRATOR
    }

    /** Whether the value of a field may be another after it. */
    public boolean mayChange(PersonField field) {
        return changes.containsKey(field.wireName())
                && (author == Author.ADMINISTRATOR || !field.isOfTheOrganisation());
    }

    /** What the person tells after it; a value that may not be stored is refused, and with it all others. */
    public Details applyTo(Details before) {
        List<FieldError> errors = new ArrayList<>();
        Map<PersonField, JsonValue> values = new EnumMap<>(PersonField.class);
        values.putAll(before.values());
        Map<PersonField, Visibility> chosen = new EnumMap<>(PersonField.class);
        chosen.putAll(before.chosen());
        changes.forEach((name, change) -> {
            if (name.equals(VISIBILITY)) {
                errors.addAll(choose(change, chosen));
            } else {
                Optional<String> complaint = set(name, change, values);
                complaintAboutAuthor(name, before, values)
                        .or(() -> complaint)
                        .map(detail -> new FieldError(name, detail))
                        .ifPresent(errors::add);
            }
        });
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
        return new Details(values, chosen);
    }

    /** The rule is asked about the value as it becomes, since objects are merged. */
    private static Optional<String> set(String name, JsonValue change, Map<PersonField, JsonValue> values) {
        Optional<PersonField> known = PersonField.find(name);
        if (known.isEmpty()) {
            return Optional.of("There is no such field");
        }
        PersonField field = known.get();
        if (change == JsonValue.NULL) {
            values.remove(field);
            return field.rule().isPatched() ? Optional.empty() : field.rule().complaintAbout(change);
        }
        JsonValue value = change instanceof JsonObject
                ? Json.createMergePatch(change).apply(values.getOrDefault(field, JsonValue.EMPTY_JSON_OBJECT))
                : change;
        values.put(field, value);
        return field.rule().complaintAbout(value);
    }

    /** A value that is there already may be sent: it changes nothing. */
    private Optional<String> complaintAboutAuthor(String name, Details before, Map<PersonField, JsonValue> values) {
        return PersonField.find(name)
                .filter(field -> !mayChange(field))
                .filter(field ->
                        !Objects.equals(values.get(field), before.values().get(field)))
                .map(field -> "Only administrators change this");
    }

    /** Null leaves it to what is usual. */
    private List<FieldError> choose(JsonValue change, Map<PersonField, Visibility> chosen) {
        if (author == Author.ADMINISTRATOR) {
            return List.of(new FieldError(VISIBILITY, "Only the person decides who sees what"));
        }
        if (!(change instanceof JsonObject choices)) {
            return List.of(new FieldError(VISIBILITY, "Must be an object of fields"));
        }
        List<FieldError> errors = new ArrayList<>();
        choices.forEach((name, choice) -> {
            Optional<PersonField> field = PersonField.find(name);
            Optional<Visibility> visibility =
                    choice instanceof JsonString text ? Visibility.find(text.getString()) : Optional.empty();
            if (field.isEmpty()) {
                errors.add(new FieldError(VISIBILITY + "." + name, "There is no such field"));
            } else if (choice == JsonValue.NULL) {
                chosen.remove(field.get());
            } else if (visibility.isEmpty()) {
                errors.add(new FieldError(VISIBILITY + "." + name, "Must be me, colleagues or everyone"));
            } else {
                chosen.put(field.get(), visibility.get());
            }
        });
        return errors;
    }
}
