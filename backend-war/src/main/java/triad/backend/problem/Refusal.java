package triad.backend.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one way to say no; its detail may be sent to the caller, its cause is only logged. */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Map<String, String> SHORT_PAUSE = Map.of("Retry-After", "2");

    private final Reason reason;
    private final transient Map<String, String> wanted;
    private final transient List<FieldError> errors;
    private final transient Map<String, String> headers;

    public Refusal(Reason reason, String detail) {
        this(reason, detail, Map.of(), List.of(), null, Map.of());
    }

    public Refusal(Reason reason, String detail, Throwable cause) {
        this(reason, detail, Map.of(), List.of(), cause, Map.of());
    }

    private Refusal(
            Reason reason,
            String detail,
            Map<String, String> wanted,
            List<FieldError> errors,
            @Nullable Throwable cause,
            Map<String, String> headers) {
        super(detail, cause);
        this.reason = reason;
        this.wanted = wanted;
        this.errors = errors;
        this.headers = headers;
    }

    /** A refusal that a token with this scope would not meet. */
    public static Refusal lacking(Reason reason, String scope) {
        return new Refusal(reason, "This needs the scope " + scope, Map.of("scope", scope), List.of(), null, Map.of());
    }

    /** A refusal that a token of a newer sign-in would not meet (RFC 9470 §3). */
    public static Refusal ofSignInOlderThan(Duration maxAge) {
        return new Refusal(
                Reason.SIGN_IN_TOO_OLD,
                "Sign in again, then this is possible for " + maxAge.toMinutes() + " minutes",
                Map.of("max_age", Long.toString(maxAge.toSeconds())),
                List.of(),
                null,
                Map.of());
    }

    /** A refusal of single fields, of which there is at least one. */
    public static Refusal ofFields(List<FieldError> errors) {
        return new Refusal(Reason.INVALID_FIELDS, "Nothing was changed", Map.of(), List.copyOf(errors), null, Map.of());
    }

    /** A refusal that the same request will not meet after the pause (RFC 9110 §10.2.3). */
    public static Refusal untilLater(Reason reason, String detail, Duration pause) {
        String seconds = Long.toString(pause.plusMillis(999).toSeconds());
        return new Refusal(reason, detail, Map.of(), List.of(), null, Map.of("Retry-After", seconds));
    }

    /** A refusal that a body of one of these media types would not meet (RFC 9110 §15.5.16). */
    public static Refusal accepting(Reason reason, String detail, String mediaTypes) {
        return new Refusal(reason, detail, Map.of(), List.of(), null, Map.of("Accept", mediaTypes));
    }

    public Reason reason() {
        return reason;
    }

    /** What the token would have to have, by the name that a challenge has for it. */
    Map<String, String> wanted() {
        return wanted;
    }

    /** What the caller learns from header fields, such as how long to wait. */
    Map<String, String> headers() {
        return headers.isEmpty() && reason.passes() ? SHORT_PAUSE : headers;
    }

    /** The fields at fault, empty where it is not about fields. */
    public List<FieldError> errors() {
        return errors;
    }
}
