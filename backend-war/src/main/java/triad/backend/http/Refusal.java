package triad.backend.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one way to say no; its detail may be sent to the caller, its cause is only logged. */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(2);

    private final Reason reason;
    private final transient Map<String, String> wanted;
    private final transient List<FieldError> errors;
    private final @Nullable Duration pause;

    public Refusal(Reason reason, String detail) {
        this(reason, detail, Map.of(), List.of(), null, null);
    }

    public Refusal(Reason reason, String detail, Throwable cause) {
        this(reason, detail, Map.of(), List.of(), cause, null);
    }

    private Refusal(
            Reason reason,
            String detail,
            Map<String, String> wanted,
            List<FieldError> errors,
            @Nullable Throwable cause,
            @Nullable Duration pause) {
        super(detail, cause);
        this.reason = reason;
        this.wanted = wanted;
        this.errors = errors;
        this.pause = pause;
    }

    /** A refusal that a token with this scope would not meet. */
    public static Refusal lacking(Reason reason, String scope) {
        return new Refusal(reason, "This needs the scope " + scope, Map.of("scope", scope), List.of(), null, null);
    }

    /** A refusal that a token of a newer sign-in would not meet (RFC 9470 §3). */
    public static Refusal ofSignInOlderThan(Duration maxAge) {
        return new Refusal(
                Reason.SIGN_IN_TOO_OLD,
                "Sign in again, then this is possible for " + maxAge.toMinutes() + " minutes",
                Map.of("max_age", Long.toString(maxAge.toSeconds())),
                List.of(),
                null,
                null);
    }

    /** A refusal of single fields, of which there is at least one. */
    public static Refusal ofFields(List<FieldError> errors) {
        return new Refusal(Reason.INVALID_FIELDS, "Nothing was changed", Map.of(), List.copyOf(errors), null, null);
    }

    /** A refusal that the same request will not meet after the pause. */
    public static Refusal untilLater(Reason reason, String detail, Duration pause) {
        return new Refusal(reason, detail, Map.of(), List.of(), null, pause);
    }

    public Reason reason() {
        return reason;
    }

    /** What the token would have to have, by the name that a challenge has for it. */
    Map<String, String> wanted() {
        return wanted;
    }

    /** How long to wait before the same request may succeed (RFC 9110 §10.2.3). */
    Optional<Duration> pause() {
        return Optional.ofNullable(pause).or(() -> reason.passes() ? Optional.of(SHORT_PAUSE) : Optional.empty());
    }

    /** The fields at fault, empty where it is not about fields. */
    public List<FieldError> errors() {
        return errors;
    }
}
