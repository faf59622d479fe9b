package triad.frontend.backend;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every way a call about the profile can end. */
public sealed interface ProfileAnswer {
    /** It worked; the etag names this version. */
    record Found(Profile profile, String etag) implements ProfileAnswer {}

    /** 401: the token proves nothing any more. */
    record SignedOut() implements ProfileAnswer {}

    /** 403: the user did not allow us this. */
    record NotAllowed() implements ProfileAnswer {}

    /** 412: somebody changed the profile since it was read. */
    record Stale() implements ProfileAnswer {}

    /** 400 and 422: the backend's own words about single fields. */
    record BadFields(List<FieldError> errors) implements ProfileAnswer {}

    /** 5xx, a timeout, a refused connection: later, perhaps. */
    record Away() implements ProfileAnswer {}

    /** One member of {@code errors} in a problem document (RFC 9457 §3.2). */
    record FieldError(@Nullable String field, @Nullable String detail) {}

    /** The part of a problem document that we read. */
    record Problem(@JsonbProperty("errors") @Nullable List<FieldError> errors) {
        List<FieldError> fields() {
            return errors == null ? List.of() : errors;
        }
    }
}
