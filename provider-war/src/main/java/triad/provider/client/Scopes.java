package triad.provider.client;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;

/**
 * A set of scope values (RFC 6749 §3.3).
 *
 * @param values scope tokens in the order asked for; may be empty
 */
public record Scopes(Set<String> values) {
    private static final Pattern TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}");
    private static final int MOST = 50;

    /** No scope at all. */
    public static final Scopes NONE = new Scopes(Set.of());

    /** Keeps the order and refuses what is no scope token. */
    public Scopes {
        if (values.size() > MOST
                || !values.stream().allMatch(v -> TOKEN.matcher(v).matches())) {
            throw new Refusal(ErrorCode.INVALID_SCOPE, "The scope is malformed");
        }
        values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    /** The values of a space-separated list; an empty text is no scope. */
    public static Scopes parse(String list) {
        Set<String> values = new LinkedHashSet<>();
        for (String value : list.split(" ", -1)) {
            if (!value.isEmpty()) {
                values.add(value);
            }
        }
        return new Scopes(values);
    }

    /** Whether every value asked for is among these. */
    public boolean covers(Scopes asked) {
        return values.containsAll(asked.values);
    }

    /** Those of these that are also among the given ones. */
    public Scopes within(Collection<String> others) {
        return new Scopes(
                values.stream().filter(others::contains).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** These but that one. */
    public Scopes without(String value) {
        return within(values.stream().filter(other -> !other.equals(value)).toList());
    }

    /** These and the others. */
    public Scopes and(Scopes others) {
        Set<String> all = new LinkedHashSet<>(values);
        all.addAll(others.values);
        return new Scopes(all);
    }

    /** Whether the value is among these. */
    public boolean has(String value) {
        return values.contains(value);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The space-separated list of the wire. */
    @Override
    public String toString() {
        return String.join(" ", values);
    }
}
