package triad.backend.file;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import triad.backend.problem.FieldError;
import triad.backend.problem.Refusal;

/** The form of a JSON file of people, followed as it is read: nothing of it is kept, and nothing in it is deeper or larger than a person. */
class JsonForm {
    private static final Set<String> MEMBERS =
            CsvColumn.ALL.stream().map(CsvColumn::member).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> CHANGED = CsvColumn.ALL.stream()
            .filter(column -> column.kind() != CsvColumn.Kind.GIVEN && column.kind() != CsvColumn.Kind.SUBJECT)
            .map(CsvColumn::member)
            .collect(Collectors.toUnmodifiableSet());
    private static final int PERSON = 3;
    private static final int MOST_LEVELS = 5;
    /** Names and values of one person; the longest lists together have far fewer. */
    private static final int MOST_EVENTS = 1000;

    private final Set<String> names = new HashSet<>();
    private int depth;
    private int events;
    private int people;
    private boolean hasList;

    /** Whether a person may have a member of the name that is kept here. */
    static boolean isChanged(String name) {
        return CHANGED.contains(name);
    }

    /** How many people are in a file that was followed to its end. */
    int people() {
        if (!hasList) {
            throw new JsonException("No list of people");
        }
        return people;
    }

    void take(JsonParser.Event event, JsonParser json) {
        switch (event) {
            case START_OBJECT, START_ARRAY -> enter(event);
            case END_OBJECT, END_ARRAY -> depth--;
            case KEY_NAME -> name(json.getString());
            default -> requireInPerson();
        }
        if (++events > MOST_EVENTS) {
            throw new JsonException("Larger than a person");
        }
    }

    private void enter(JsonParser.Event event) {
        boolean isExpected =
                switch (depth) {
                    case 0, 2 -> event == JsonParser.Event.START_OBJECT;
                    case 1 -> event == JsonParser.Event.START_ARRAY;
                    default -> depth < MOST_LEVELS;
                };
        if (!isExpected) {
            throw new JsonException("Not a list of people");
        }
        depth++;
        if (depth == PERSON) {
            names.clear();
            events = 0;
            if (++people > PeopleFile.MOST_ROWS) {
                throw PeopleFile.tooManyRows();
            }
        }
    }

    private void requireInPerson() {
        if (depth < PERSON) {
            throw new JsonException("Not a list of people");
        }
    }

    private void name(String name) {
        if (depth == 1 && (hasList || !name.equals("people"))) {
            throw new JsonException("Not the list of people");
        }
        hasList = true;
        if (depth == PERSON && !MEMBERS.contains(name)) {
            throw Refusal.ofFields(List.of(new FieldError(
                    "people[" + (people - 1) + "]." + CsvFile.shortened(name), "There is no such field")));
        }
        if (depth == PERSON && !names.add(name)) {
            throw new JsonException("A name comes twice");
        }
    }
}
