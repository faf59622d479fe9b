package triad.backend.imports;

import java.util.List;
import triad.backend.people.BulkOutcome;

/** What became of the rows that are done. */
record Counts(int done, int created, int changed, int unchanged, int failed) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts plusFailed(int rows) {
        return new Counts(done + rows, created, changed, unchanged, failed + rows);
    }

    Counts plus(List<BulkOutcome> outcomes) {
        return new Counts(
                done + outcomes.size(),
                created + count(outcomes, BulkOutcome.Created.class),
                changed + count(outcomes, BulkOutcome.Changed.class),
                unchanged + count(outcomes, BulkOutcome.Unchanged.class),
                failed + count(outcomes, BulkOutcome.Refused.class));
    }

    private static int count(List<BulkOutcome> outcomes, Class<? extends BulkOutcome> kind) {
        return (int) outcomes.stream().filter(kind::isInstance).count();
    }
}
