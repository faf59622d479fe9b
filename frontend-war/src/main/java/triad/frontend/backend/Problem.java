package triad.frontend.backend;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a problem document (RFC 9457) that we read.
 *
 * @param type tells apart what has the same status (§3.1.1)
 * @param errors as in {@code InvalidFields} of the backend (§3.2)
 */
public record Problem(
        @Nullable String type,
        @Nullable String detail,
        @Nullable List<FieldError> errors) {
    private static final Problem NONE = new Problem(null, null, null);

    /** What is wrong with one field. */
    public record FieldError(
            @Nullable String field, @Nullable String detail) {}

    /** Whatever is no problem document says nothing: then the status alone has to do. */
    public static Problem of(Response response) {
        try {
            Problem told = response.hasEntity() ? response.readEntity(Problem.class) : null;
            return told == null ? NONE : told;
        } catch (ProcessingException unreadable) {
            return NONE;
        }
    }

    /** The backend's own words about single fields. */
    public List<FieldError> fields() {
        return errors == null ? List.of() : errors;
    }
}
