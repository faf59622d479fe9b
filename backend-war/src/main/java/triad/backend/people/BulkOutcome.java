package triad.backend.people;

import java.util.List;
import triad.backend.problem.FieldError;

/** How the change of one of many people ended. */
public sealed interface BulkOutcome {
    /** They are known from now on. */
    record Created() implements BulkOutcome {}

    /** They became what they should. */
    record Changed() implements BulkOutcome {}

    /** They were that already. */
    record Unchanged() implements BulkOutcome {}

    /** They stay as they were. */
    record Refused(List<FieldError> errors) implements BulkOutcome {}
}
