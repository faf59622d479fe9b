package triad.provider.ssf;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;
import triad.provider.http.RequestBody;

/**
 * The JSON object of a request.
 *
 * @param members as they came; a member that is null counts as absent
 */
record JsonBody(Map<String, Object> members) {
    private static final int MOST_BYTES = 64 * 1024;

    /** The body, at most 64 KiB; an empty one is an empty object. */
    static JsonBody read(HttpServletRequest request) {
        String text = new String(RequestBody.read(request, MOST_BYTES), StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0 || text.contains("\\u0000")) {
            throw refused("The body has a null character");
        }
        if (!text.isBlank() && !text.stripLeading().startsWith("{")) {
            throw refused("The body must be a JSON object"); // the parser makes objects of some arrays
        }
        try {
            return new JsonBody(text.isBlank() ? Map.of() : JSONObjectUtils.parse(text, MOST_BYTES));
        } catch (ParseException malformed) {
            throw refused("The body must be a JSON object");
        }
    }

    /** A member that is there. */
    Optional<Object> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** A text of at most that many characters. */
    Optional<String> text(String name, int most) {
        Optional<Object> value = find(name);
        if (value.isPresent() && !(value.get() instanceof String text && text.length() <= most)) {
            throw refused(name + " must be a string of at most " + most + " characters");
        }
        return value.map(String.class::cast);
    }

    /** The stream that the request is about. */
    String streamId() {
        return text("stream_id", 64).orElseThrow(() -> refused("stream_id is missing"));
    }

    /** A list of texts without spaces, at most a hundred. */
    Optional<List<String>> texts(String name, int most) {
        return find(name).map(value -> {
            boolean fits = value instanceof List<?> list
                    && list.size() <= 100
                    && list.stream()
                            .allMatch(item -> item instanceof String text
                                    && !text.isEmpty()
                                    && text.length() <= most
                                    && text.chars().allMatch(c -> c > ' ' && c <= '~'));
            if (!fits) {
                throw refused(name + " must be an array of at most 100 short strings");
            }
            return ((List<?>) value).stream().map(String.class::cast).distinct().toList();
        });
    }

    /** An object inside. */
    Optional<JsonBody> object(String name) {
        return find(name).map(value -> {
            if (!(value instanceof Map<?, ?> map)) {
                throw refused(name + " must be an object");
            }
            Map<String, Object> inside = new LinkedHashMap<>();
            map.forEach((key, member) -> {
                if (member != null) {
                    inside.put(String.valueOf(key), member);
                }
            });
            return new JsonBody(inside);
        });
    }

    static Refusal refused(String description) {
        return new Refusal(ErrorCode.INVALID_REQUEST, description);
    }
}
