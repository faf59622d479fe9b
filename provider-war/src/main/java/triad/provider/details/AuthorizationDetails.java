package triad.provider.details;

import com.nimbusds.jose.util.JSONArrayUtils;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;

/**
 * What a client wants to do in detail (RFC 9396 §2).
 *
 * @param elements JSON objects as they came, each with its {@code type}; empty where nothing was asked in detail
 */
public record AuthorizationDetails(List<Map<String, Object>> elements) {
    /** Nothing in detail. */
    public static final AuthorizationDetails NONE = new AuthorizationDetails(List.of());

    private static final int MOST_CHARACTERS = 8192;
    private static final int MOST_ELEMENTS = 20;
    private static final int MOST_DEPTH = 8;

    /** Keeps a list of its own. */
    public AuthorizationDetails {
        elements = List.copyOf(elements);
    }

    /** Reads the {@code authorization_details} parameter, or {@code invalid_authorization_details} (RFC 9396 §5). */
    public static AuthorizationDetails parse(String json) {
        if (json.length() > MOST_CHARACTERS) {
            throw invalid("authorization_details is too long");
        }
        try {
            AuthorizationDetails details = of(JSONArrayUtils.parse(json));
            if (details.toString().length() > MOST_CHARACTERS) {
                throw invalid("authorization_details is too long");
            }
            return details;
        } catch (ParseException malformed) {
            throw invalid("authorization_details is no JSON array");
        }
    }

    /** Takes an array of JSON objects that was parsed already. */
    public static AuthorizationDetails of(Collection<?> array) {
        if (array.size() > MOST_ELEMENTS) {
            throw invalid("authorization_details has too many elements");
        }
        return new AuthorizationDetails(
                array.stream().map(AuthorizationDetails::element).toList());
    }

    /** Refuses what the client did not register or the resource does not know, and what is for another place (§2.2). */
    public void demand(Set<String> registered, Set<String> known, String resource) {
        for (Map<String, Object> element : elements) {
            if (!registered.contains(type(element)) || !known.contains(type(element))) {
                throw invalid("The client may not ask for this type of authorization_details here");
            }
            Object locations = element.getOrDefault("locations", List.of());
            if (!(locations instanceof Collection<?> places) || !places.stream().allMatch(resource::equals)) {
                throw invalid("authorization_details is for another resource than the request");
            }
        }
    }

    /** Whether nothing was asked in detail. */
    public boolean isEmpty() {
        return elements.isEmpty();
    }

    /** The type of an element of {@link #elements()}. */
    public static String type(Map<String, Object> element) {
        return String.valueOf(element.get("type"));
    }

    /** The JSON array. */
    @Override
    public String toString() {
        return JSONArrayUtils.toJSONString(elements);
    }

    private static Map<String, Object> element(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> object)
                || !(object.get("type") instanceof String)
                || depth(object, 1) > MOST_DEPTH) {
            throw invalid("Each element of authorization_details is a JSON object with a type, not nested too deep");
        }
        Map<String, Object> element = new LinkedHashMap<>();
        object.forEach((name, value) -> element.put(String.valueOf(name), value));
        return Collections.unmodifiableMap(element);
    }

    /** How deep the value nests; no deeper than one level beyond the limit is looked at. */
    private static int depth(@Nullable Object value, int level) {
        Collection<?> inner = value instanceof Map<?, ?> object
                ? object.values()
                : value instanceof Collection<?> array ? array : List.of();
        if (level > MOST_DEPTH) {
            return level;
        }
        List<Integer> depths = new ArrayList<>(List.of(level));
        inner.forEach(member -> depths.add(depth(member, level + 1)));
        return Collections.max(depths);
    }

    private static Refusal invalid(String why) {
        return new Refusal(ErrorCode.INVALID_AUTHORIZATION_DETAILS, why);
    }
}
