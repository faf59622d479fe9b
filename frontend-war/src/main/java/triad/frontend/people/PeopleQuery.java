package triad.frontend.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which people are asked for.
 *
 * @param wanted by the API's parameter, in the order of {@link #NAMES}; only what is asked for
 * @param after where the page before ended; null for the first
 */
public record PeopleQuery(
        Map<String, String> wanted, @Nullable String after) {
    /** The words, then what narrows them. */
    public static final List<String> NAMES = List.of("q", "department", "location", "skill", "language");

    /** Blank is not asked for. */
    public static PeopleQuery of(Function<String, @Nullable String> parameters) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = parameters.apply(name);
            if (value != null && !value.isBlank()) {
                wanted.put(name, value.strip());
            }
        }
        String after = parameters.apply("after");
        return new PeopleQuery(wanted, after == null || after.isBlank() ? null : after);
    }
}
