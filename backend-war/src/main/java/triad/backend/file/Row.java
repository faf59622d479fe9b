package triad.backend.file;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import triad.backend.field.PersonField;
import triad.backend.problem.FieldError;

/**
 * One person of a file.
 *
 * @param number of CSV as people count rows, the names of the columns being the first; of JSON the index in the list
 * @param sub who it is about; empty where it does not say so
 * @param changes a merge patch of their fields
 * @param errors what is wrong with it, whoever it is about
 */
public record Row(int number, String sub, JsonObject changes, List<FieldError> errors) {
    private static final int MOST_OF_A_SUBJECT = 255;

    static Row of(int number, String sub, JsonObject changes) {
        return new Row(
                number,
                sub,
                changes,
                isSubject(sub)
                        ? List.of()
                        : List.of(new FieldError(
                                "sub",
                                "Must be 1 to " + MOST_OF_A_SUBJECT
                                        + " characters, none of which controls the others")));
    }

    /** A row that does not fit the others. */
    static Row broken(int number, String detail) {
        return new Row(number, "", JsonObject.EMPTY_JSON_OBJECT, List.of(new FieldError("", detail)));
    }

    /** The same row with what turned out to be wrong with it. */
    public Row with(List<FieldError> found) {
        return new Row(number, sub, changes, found);
    }

    /** Whether it says whom it is about. */
    public boolean isAboutSomebody() {
        return isSubject(sub);
    }

    /** Who shall stand above them, where it says so. */
    public Optional<String> manager() {
        return changes.get(PersonField.MANAGER.wireName()) instanceof JsonString manager
                ? Optional.of(manager.getString())
                : Optional.empty();
    }

    private static boolean isSubject(String text) {
        return !text.isEmpty()
                && text.length() <= MOST_OF_A_SUBJECT
                && text.codePoints().noneMatch(character -> {
                    int type = Character.getType(character);
                    return type == Character.CONTROL || type == Character.SURROGATE;
                });
    }
}
