package triad.backend.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import triad.backend.field.PersonField;
import triad.backend.http.Parameters;
import triad.backend.person.Cursor;

/**
 * Which people are asked for.
 *
 * @param words what to find them by; empty: all
 * @param narrowed the fields that must have a value
 * @param limit how many at most, 1 to 100
 * @param after where the page before ended
 */
record PeopleQuery(Optional<String> words, Map<PersonField, String> narrowed, int limit, Optional<Cursor> after) {
    private static final Map<String, PersonField> FILTERS = Map.of(
            "department", PersonField.DEPARTMENT,
            "location", PersonField.LOCATION,
            "skill", PersonField.SKILLS,
            "language", PersonField.LANGUAGES);

    static PeopleQuery parse(Parameters parameters) {
        Map<PersonField, String> narrowed = new LinkedHashMap<>();
        FILTERS.forEach((name, field) -> parameters.findText(name).ifPresent(text -> narrowed.put(field, text)));
        return new PeopleQuery(
                parameters.findText("q"),
                narrowed,
                parameters.limit(),
                parameters.find("after").map(Cursor::parse));
    }
}
