package triad.backend.department;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import triad.backend.http.JsonBody;
import triad.backend.problem.FieldError;
import triad.backend.problem.Refusal;

/**
 * What an administrator says about a department.
 *
 * @param parent empty: a part of the whole
 */
record DepartmentBody(String name, Optional<String> parent) {
    private static final int MOST_CHARACTERS = 100;

    /** Refuses members that are not known, so that none is lost unnoticed. */
    static DepartmentBody parse(byte[] body) {
        JsonObject json = JsonBody.parse(body);
        List<FieldError> errors = new ArrayList<>();
        json.forEach((member, value) ->
                complaintAbout(member, value).ifPresent(detail -> errors.add(new FieldError(member, detail))));
        if (!json.containsKey("name")) {
            errors.add(new FieldError("name", "Must be there"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
        return new DepartmentBody(json.getString("name").strip(), Optional.ofNullable(json.getString("parent", null)));
    }

    private static Optional<String> complaintAbout(String member, JsonValue value) {
        return switch (member) {
            case "name" ->
                value instanceof JsonString name && isName(name.getString())
                        ? Optional.empty()
                        : Optional.of(
                                "Must be 1 to " + MOST_CHARACTERS + " characters, none of which controls the others");
            case "parent" ->
                value == JsonValue.NULL
                                || (value instanceof JsonString parent && DepartmentId.isOne(parent.getString()))
                        ? Optional.empty()
                        : Optional.of("Must be the id of a department, or null");
            default -> Optional.of("There is no such field");
        };
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.codePointCount(0, name.length()) <= MOST_CHARACTERS
                && name.codePoints().noneMatch(DepartmentBody::controls);
    }

    private static boolean controls(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
        };
    }
}
