package triad.provider.signal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Subject identifiers as these events have them (RFC 9493 §3, SSF 1.0 §3). */
public final class SubjectIdentifier {
    private SubjectIdentifier() {}

    /** A user of ours (RFC 9493 §3.2.3). */
    public static Map<String, Object> user(String issuer, String userId) {
        return Map.of("format", "iss_sub", "iss", issuer, "sub", userId);
    }

    /** Something that its two parties know (RFC 9493 §3.2.4). */
    static Map<String, Object> opaque(String id) {
        return Map.of("format", "opaque", "id", id);
    }

    /** What a user did at one place (SSF 1.0 §3.3). */
    static Map<String, Object> complex(
            Map<String, Object> user, Optional<String> clientId, Optional<String> sessionId) {
        Map<String, Object> complex = new LinkedHashMap<>();
        complex.put("format", "complex");
        complex.put("user", user);
        clientId.ifPresent(id -> complex.put("application", opaque(id)));
        sessionId.ifPresent(id -> complex.put("session", opaque(id)));
        return complex;
    }

    /** The subject with its user renamed, alone or within a complex one; any other is as it was. */
    static @Nullable Object as(UnaryOperator<String> name, @Nullable Object subject) {
        if (!(subject instanceof Map<?, ?> members)) {
            return subject;
        }
        Map<String, @Nullable Object> renamed = new LinkedHashMap<>();
        members.forEach((member, value) -> renamed.put(String.valueOf(member), value));
        if (renamed.get("sub") instanceof String userId) {
            renamed.put("sub", name.apply(userId));
        }
        if (renamed.containsKey("user")) {
            renamed.put("user", as(name, renamed.get("user")));
        }
        return renamed;
    }

    /** Whether it names its format and, where that is one of those here, has what the format demands (RFC 9493 §3, SSF 1.0 §3.3). */
    public static boolean isWellFormed(Object subject) {
        if (subject instanceof Map<?, ?> members && "complex".equals(members.get("format"))) {
            return members.size() > 1
                    && members.entrySet().stream()
                            .filter(member -> !"format".equals(member.getKey()))
                            .allMatch(member -> isSimple(member.getValue()));
        }
        return isSimple(subject);
    }

    /** A complex subject is made of simple ones, so that nothing nests here. */
    private static boolean isSimple(@Nullable Object subject) {
        return subject instanceof Map<?, ?> members
                && isText(members.get("format"))
                && !"complex".equals(members.get("format"))
                && (!"iss_sub".equals(members.get("format"))
                        || (isText(members.get("iss")) && isText(members.get("sub"))));
    }

    private static boolean isText(@Nullable Object value) {
        return value instanceof String text && !text.isEmpty();
    }

    /** The {@code sub} by which a receiver names a user of ours, alone or in a complex subject; empty for any other subject. */
    public static Optional<String> findSub(String issuer, Object subject) {
        if (!(subject instanceof Map<?, ?> members)) {
            return Optional.empty();
        }
        if ("complex".equals(members.get("format"))) {
            return members.get("user") instanceof Map<?, ?> user && members.size() == 2
                    ? findSub(issuer, user)
                    : Optional.empty();
        }
        boolean ours = "iss_sub".equals(members.get("format")) && issuer.equals(members.get("iss"));
        return ours && members.get("sub") instanceof String sub && !sub.isEmpty() && sub.length() <= 64
                ? Optional.of(sub)
                : Optional.empty();
    }
}
