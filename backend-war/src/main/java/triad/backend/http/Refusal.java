package triad.backend.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one way to say no; its detail may be sent to the caller, its cause is only logged. */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(2);

    private final Reason reason;
    private final String scope;
    private final transient List<FieldError> errors;
    private final @Nullable Duration pause;

    public Refusal(Reason reason, String detail) {
        this(reason, detail, "", List.of(), null, null);
    }

    public Refusal(Reason reason, String detail, Throwable cause) {
        this(reason, detail, "", List.of(), cause, null);
    }

    private Refusal(
            Reason reason,
            String detail,
            String scope,
            List<FieldError> errors,
            @Nullable Throwable cause,
            @Nullable Duration pause) {
        super(detail, cause);
        this.reason = reason;
        this.scope = scope;
        this.errors = errors;
        this.pause = pause;
    }

    /** A refusal that a token with this scope would not meet. */
    public static Refusal lacking(Reason reason, String scope) {
        return new Refusal(reason, "This needs the scope " + scope, scope, List.of(), null, null);
    }

    /** A refusal of single fields, of which there is at least one. */
    public static Refusal ofFields(List<FieldError> errors) {
        return new Refusal(Reason.INVALID_FIELDS, "Nothing was changed", "", List.copyOf(errors), null, null);
    }

    /** A refusal that the same request will not meet after the pause. */
    public static Refusal untilLater(Reason reason, String detail, Duration pause) {
        return new Refusal(reason, detail, "", List.of(), null, pause);
    }

    public Reason reason() {
        return reason;
    }

    /** The scope that is missing, or empty. */
    String scope() {
        return scope;
    }

    /** How long to wait before the same request may succeed (RFC 9110 §10.2.3). */
    Optional<Duration> pause() {
        return Optional.ofNullable(pause).or(() -> reason.passes() ? Optional.of(SHORT_PAUSE) : Optional.empty());
    }

    List<FieldError> errors() {
        return errors;
    }
}
