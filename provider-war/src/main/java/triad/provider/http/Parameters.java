package triad.provider.http;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of one protocol request: from the query or from the form body, never mixed, none twice (RFC 6749 §3.1, §3.2).
 *
 * <p>Empty values count as absent. {@code resource} alone may repeat (RFC 8707 §2).
 */
public final class Parameters {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_PARAMETERS = 100;
    private static final Set<String> REPEATABLE = Set.of("resource", "audience");
    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** The parameters of the query. */
    public static Parameters ofQuery(HttpServletRequest request) {
        String query = request.getQueryString();
        return parse(query == null ? "" : query);
    }

    /** The parameters of an {@code application/x-www-form-urlencoded} body of at most 64 KiB. */
    public static Parameters ofForm(HttpServletRequest request) {
        return parse(form(request, MOST_BYTES));
    }

    /** The body, which is encoded yet; {@code invalid_request} for another type, or more than that. */
    public static String form(HttpServletRequest request, int mostBytes) {
        String type = request.getContentType();
        String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!"application/x-www-form-urlencoded".equals(media)) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The body must be application/x-www-form-urlencoded");
        }
        return new String(RequestBody.read(request, mostBytes), StandardCharsets.UTF_8);
    }

    /** Parses the encoded form; package-private for tests. */
    static Parameters parse(String encoded) {
        return of(split(encoded, MOST_BYTES));
    }

    /** What the encoded form says, as it stands there. */
    public static Map<String, List<String>> split(String encoded, int mostCharacters) {
        if (encoded.length() > mostCharacters
                || encoded.chars().filter(c -> c == '&').count() >= MOST_PARAMETERS) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "There are too many parameters");
        }
        return URLUtils.parseParameters(encoded);
    }

    /** Takes parameters that were parsed already, such as those of a stored request. */
    public static Parameters of(Map<String, List<String>> parsed) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        parsed.forEach((name, all) -> {
            List<String> present = all.stream().filter(v -> !v.isEmpty()).toList();
            if (present.size() > 1 && !REPEATABLE.contains(name)) {
                throw new Refusal(ErrorCode.INVALID_REQUEST, "A parameter must not be repeated");
            }
            if (present.stream().anyMatch(v -> v.indexOf('\0') >= 0)) {
                throw new Refusal(ErrorCode.INVALID_REQUEST, "A parameter has a null character");
            }
            if (!present.isEmpty()) {
                kept.put(name, present);
            }
        });
        return new Parameters(kept);
    }

    /** The value, if the parameter is there and not empty. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).map(all -> all.get(0));
    }

    /** The value, if the parameter is there; {@code invalid_request} when it has more characters than that. */
    public Optional<String> find(String name, int most) {
        Optional<String> value = find(name);
        if (value.filter(text -> text.length() > most).isPresent()) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, name + " is too long");
        }
        return value;
    }

    /** The value, or {@code invalid_request}. */
    public String require(String name) {
        return find(name).orElseThrow(() -> new Refusal(ErrorCode.INVALID_REQUEST, name + " is missing"));
    }

    /** All values of a parameter that may repeat. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether the parameter came with a value. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The same parameters with this one as told. */
    public Parameters with(String name, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.put(name, List.of(value));
        return new Parameters(changed);
    }

    /** The same parameters without these. */
    public Parameters without(Set<String> names) {
        Map<String, List<String>> kept = new LinkedHashMap<>(values);
        kept.keySet().removeAll(names);
        return new Parameters(kept);
    }

    /** The parameters as they are stored with a request. */
    public Map<String, List<String>> toMap() {
        return values;
    }
}
