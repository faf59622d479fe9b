package triad.backend.field;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the value of a field must be; the complaint is a sentence for the person who typed it. */
sealed interface FieldRule {

    /** What is wrong with a value, if anything; it is not the JSON null. */
    Optional<String> complaintAbout(JsonValue value);

    /** Whether a patch may change or remove it at all. */
    default boolean isPatched() {
        return true;
    }

    /**
     * One text.
     *
     * @param mostCharacters counted in Unicode code points
     * @param form what the text must be beyond that, with the complaint where it is not
     */
    record Text(int mostCharacters, boolean mayHaveLines, Predicate<String> form, String complaint)
            implements FieldRule {

        Text(int mostCharacters) {
            this(mostCharacters, false, text -> true, "");
        }

        @Override
        public Optional<String> complaintAbout(JsonValue value) {
            return value instanceof JsonString text
                    ? complaintAbout(text.getString())
                    : Optional.of("Must be a string or null");
        }

        private Optional<String> complaintAbout(String text) {
            if (text.isBlank()) {
                return Optional.of("Must not be blank; null removes it");
            }
            if (text.codePointCount(0, text.length()) > mostCharacters) {
                return Optional.of("At most " + mostCharacters + " characters");
            }
            if (text.codePoints().anyMatch(this::isRefused)) {
                return Optional.of("No control characters");
            }
            return form.test(text) ? Optional.empty() : Optional.of(complaint);
        }

        /** Control characters, directions of writing that outlast the text, and halves of characters. */
        private boolean isRefused(int character) {
            return switch (Character.getType(character)) {
                case Character.CONTROL -> !(mayHaveLines && character == '\n');
                case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
                default -> (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
            };
        }
    }

    /** Some texts, none twice. */
    record ListOf(int most, Text each) implements FieldRule {

        @Override
        public Optional<String> complaintAbout(JsonValue value) {
            if (!(value instanceof JsonArray list) || list.isEmpty()) {
                return Optional.of("Must be a list of strings that is not empty, or null");
            }
            if (list.size() > most) {
                return Optional.of("At most " + most);
            }
            if (new HashSet<>(list).size() < list.size()) {
                return Optional.of("Nothing twice");
            }
            return list.stream()
                    .flatMap(item -> each.complaintAbout(item).stream())
                    .findFirst();
        }
    }

    /** A first and a last day, and perhaps a message. */
    record Absence() implements FieldRule {
        private static final Text MESSAGE = new Text(500, true, text -> true, "");
        static final List<String> MEMBERS = List.of("from", "until", "message");

        @Override
        public Optional<String> complaintAbout(JsonValue value) {
            if (!(value instanceof JsonObject absence) || !MEMBERS.containsAll(absence.keySet())) {
                return Optional.of("Must be an object of from, until and message, or null");
            }
            Optional<LocalDate> from = day(absence, "from");
            Optional<LocalDate> until = day(absence, "until");
            if (from.isEmpty() || until.isEmpty() || until.get().isBefore(from.get())) {
                return Optional.of("Needs a day from and a day until, such as 2027-01-31, in this order");
            }
            return Optional.ofNullable(absence.get("message")).flatMap(MESSAGE::complaintAbout);
        }

        private static Optional<LocalDate> day(JsonObject absence, String name) {
            try {
                return Optional.of(LocalDate.parse(absence.getString(name, "")))
                        .filter(day -> day.getYear() >= 1970 && day.getYear() < 10_000);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    /** A text that this server makes of what is sent to a resource of its own. */
    record SentTo(String resource) implements FieldRule {

        @Override
        public Optional<String> complaintAbout(JsonValue value) {
            return Optional.of("It is no part of a patch: send it to " + resource);
        }

        @Override
        public boolean isPatched() {
            return false;
        }
    }

    /** Nothing that could be written here. */
    record OfTheProvider() implements FieldRule {

        @Override
        public Optional<String> complaintAbout(JsonValue value) {
            return Optional.of("It is your provider's: change it there");
        }

        @Override
        public boolean isPatched() {
            return false;
        }
    }
}
