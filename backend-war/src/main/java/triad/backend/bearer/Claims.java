package triad.backend.bearer;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The claims of a verified token, which MicroProfile JWT gives sometimes as JSON and sometimes as plain values. */
public class Claims {
    private static final String ADMINISTRATOR = "administrator";

    /** Whether it is of somebody in whose {@code groups} (MicroProfile JWT Auth 2.1 §5.1.1) the role {@code administrator} is. */
    public static boolean isAdministrator(JsonWebToken token) {
        return token.getGroups().contains(ADMINISTRATOR);
    }

    /** A claim of one text; what is no text is absent. */
    static Optional<String> text(JsonWebToken token, String name) {
        Object claim = token.getClaim(name);
        return claim instanceof JsonString json
                ? Optional.of(json.getString())
                : Optional.ofNullable(claim).filter(String.class::isInstance).map(String.class::cast);
    }

    /** A claim of words between spaces (RFC 8693 §4.2). */
    public static List<String> words(JsonWebToken token, String name) {
        return text(token, name).map(words -> List.of(words.split(" "))).orElse(List.of());
    }

    /** A time in seconds (RFC 7519 §2); what is no number is absent, also where MicroProfile JWT casts a claim that it knows. */
    public static Optional<Long> seconds(JsonWebToken token, String name) {
        try {
            Object claim = token.getClaim(name);
            return claim instanceof JsonNumber json
                    ? Optional.of(json.longValue())
                    : Optional.ofNullable(claim)
                            .filter(Number.class::isInstance)
                            .map(seconds -> ((Number) seconds).longValue());
        } catch (ClassCastException noNumber) {
            return Optional.empty();
        }
    }
}
