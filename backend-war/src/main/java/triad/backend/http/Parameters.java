package triad.backend.http;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** The parameters of a URL, each of which comes once at most, and the link to the next page that differs in one of them. */
public record Parameters(UriInfo uri) {
    private static final int MOST_CHARACTERS = 100;
    private static final int MOST_ROWS = 100;
    private static final int USUAL_ROWS = 25;

    /** As it stands in the URL, decoded. */
    public Optional<String> find(String name) {
        List<String> values = uri.getQueryParameters().getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw bad(name, "once at most");
        }
        return values.stream().findFirst();
    }

    /** Something that a person typed. */
    public Optional<String> findText(String name) {
        Optional<String> text = find(name);
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

    /** How many rows a page has: {@code limit}, 1 to 100, 25 where it is not said. */
    public int limit() {
        int limit = find("limit").map(text -> number(text).orElse(0)).orElse(USUAL_ROWS);
        if (limit < 1 || limit > MOST_ROWS) {
            throw bad("limit", "1 to " + MOST_ROWS);
        }
        return limit;
    }

    /** A whole number of at most nine digits. */
    public static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    /** The value of a Link to the page after a place (RFC 8288 §3), relative to this one. */
    public String nextPage(String after) {
        URI next = uri.getRequestUriBuilder().replaceQueryParam("after", after).build();
        return "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"";
    }

    /** Says which parameter breaks which rule. */
    public static Refusal bad(String name, String rule) {
        return new Refusal(Reason.BAD_PARAMETER, name + ": " + rule);
    }
}
