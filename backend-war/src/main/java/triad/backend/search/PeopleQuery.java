package triad.backend.search;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import triad.backend.http.Reason;
import triad.backend.http.Refusal;
import triad.backend.person.PersonField;

/**
 * Which people are asked for.
 *
 * @param words what to find them by; empty: all
 * @param narrowed the fields that must have a value
 * @param limit how many at most, 1 to 100
 * @param after where the page before ended
 */
record PeopleQuery(Optional<String> words, Map<PersonField, String> narrowed, int limit, Optional<Cursor> after) {
    private static final int MOST_CHARACTERS = 100;
    private static final int MOST_PEOPLE = 100;
    private static final int USUAL = 25;
    private static final Map<String, PersonField> FILTERS = Map.of(
            "department", PersonField.DEPARTMENT,
            "location", PersonField.LOCATION,
            "skill", PersonField.SKILLS,
            "language", PersonField.LANGUAGES);

    /** Reads the parameters of a URL, each of which comes once at most. */
    static PeopleQuery parse(MultivaluedMap<String, String> parameters) {
        Map<PersonField, String> narrowed = new LinkedHashMap<>();
        FILTERS.forEach((name, field) -> text(parameters, name).ifPresent(text -> narrowed.put(field, text)));
        return new PeopleQuery(
                text(parameters, "q"),
                narrowed,
                one(parameters, "limit").map(PeopleQuery::limit).orElse(USUAL),
                one(parameters, "after").map(Cursor::parse));
    }

    private static int limit(String text) {
        if (text.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST_PEOPLE) {
                return limit;
            }
        }
        throw bad("limit", "1 to " + MOST_PEOPLE);
    }

    private static Optional<String> text(MultivaluedMap<String, String> parameters, String name) {
        Optional<String> text = one(parameters, name);
        text.ifPresent(words -> {
            if (words.isBlank() || words.codePointCount(0, words.length()) > MOST_CHARACTERS) {
                throw bad(name, "1 to " + MOST_CHARACTERS + " characters");
            }
            if (words.codePoints().anyMatch(Character::isISOControl)) {
                throw bad(name, "no control characters");
            }
        });
        return text;
    }

    private static Optional<String> one(MultivaluedMap<String, String> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw bad(name, "once at most");
        }
        return values.stream().findFirst();
    }

    private static Refusal bad(String name, String rule) {
        return new Refusal(Reason.BAD_PARAMETER, name + ": " + rule);
    }
}
