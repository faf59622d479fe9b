package triad.frontend.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The address of a search: whoever has it can see the same.
 *
 * @param wanted what is asked for, by parameter
 * @param table rows instead of cards
 */
record PeopleAddress(Map<String, String> wanted, boolean table) {
    static final String PATH = "/people";

    String text() {
        return with(Map.of());
    }

    /** Of the page that starts there. */
    String after(String place) {
        return with(Map.of("after", place));
    }

    PeopleAddress without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(wanted);
        fewer.remove(name);
        return new PeopleAddress(fewer, table);
    }

    PeopleAddress as(boolean shownAsTable) {
        return new PeopleAddress(wanted, shownAsTable);
    }

    private String with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(wanted);
        if (table) {
            all.put("view", "table");
        }
        all.putAll(more);
        String query = all.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? PATH : PATH + "?" + query;
    }
}
