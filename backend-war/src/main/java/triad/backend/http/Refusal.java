package triad.backend.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one way to say no; its detail may be sent to the caller, its cause is only logged. */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String scope;
    private final transient List<FieldError> errors;

    public Refusal(Reason reason, String detail) {
        this(reason, detail, "", List.of(), null);
    }

    public Refusal(Reason reason, String detail, Throwable cause) {
        this(reason, detail, "", List.of(), cause);
    }

    private Refusal(Reason reason, String detail, String scope, List<FieldError> errors, @Nullable Throwable cause) {
        super(detail, cause);
        this.reason = reason;
        this.scope = scope;
        this.errors = errors;
    }

    /** A refusal that a token with this scope would not meet. */
    public static Refusal lacking(Reason reason, String scope) {
        return new Refusal(reason, "This needs the scope " + scope, scope, List.of(), null);
    }

    /** A refusal of single fields, of which there is at least one. */
    public static Refusal ofFields(List<FieldError> errors) {
        return new Refusal(Reason.INVALID_FIELDS, "Nothing was changed", "", List.copyOf(errors), null);
    }

    public Reason reason() {
        return reason;
    }

    /** The scope that is missing, or empty. */
    String scope() {
        return scope;
    }

    List<FieldError> errors() {
        return errors;
    }
}
