package triad.provider.resource;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;

/**
 * A set of scope values (RFC 6749 §3.3).
 *
 * @param values scope tokens in the order asked for; may be empty
 */
public record Scopes(Set<String> values) {
    /** May be asked for, and changes nothing. */
    public static final String OFFLINE_ACCESS = "offline_access";

    private static final int MOST = 50;
    private static final int MOST_CHARACTERS = 100;

    /** No scope at all. */
    public static final Scopes NONE = new Scopes(Set.of());

    /** Keeps the order and refuses what is no scope token. */
    public Scopes {
        if (values.size() > MOST || !areTokens(values)) {
            throw new Refusal(ErrorCode.INVALID_SCOPE, "The scope is malformed");
        }
        values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    private static boolean areTokens(Set<String> values) {
        for (String value : values) {
            if (!isToken(value)) {
                return false;
            }
        }
        return true;
    }

    /** Printable ASCII but space, quotation mark and backslash (RFC 6749 §3.3). */
    private static boolean isToken(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= MOST_CHARACTERS;
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
        Set<String> common = new LinkedHashSet<>(values);
        common.retainAll(others);
        return new Scopes(common);
    }

    /** These but {@code offline_access}, which is no access: the grant type decides about refresh tokens (OpenID Connect Core §11). */
    public Scopes ofAccess() {
        if (!has(OFFLINE_ACCESS)) {
            return this;
        }
        Set<String> others = new LinkedHashSet<>(values);
        others.remove(OFFLINE_ACCESS);
        return new Scopes(others);
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
