package triad.backend.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import triad.backend.file.PeopleFile;
import triad.backend.file.Row;
import triad.backend.people.ReportingLines;

/** The work on imports, one after the other, of whichever node finds one waiting or left alone. */
@ApplicationScoped
class ImportWork {
    private static final Logger LOG = Logger.getLogger(ImportWork.class.getName());
    /** Few enough that whoever wants to change one of them, or who stands above whom, does not notice. */
    private static final int ROWS_AT_ONCE = 100;

    private final ImportSteps steps;

    @Inject
    ImportWork(ImportSteps steps) {
        this.steps = steps;
    }

    /** Until there is none. */
    void work() {
        for (Optional<Claim> claim = claim(); claim.isPresent(); claim = claim()) {
            work(claim.get());
        }
    }

    /** Where the database is away there is nothing to do. */
    private Optional<Claim> claim() {
        try {
            return steps.claim();
        } catch (JdbiException away) {
            LOG.log(Level.FINE, "The database does not answer", away);
            return Optional.empty();
        }
    }

    private void work(Claim claim) {
        try {
            steps.begin(claim).ifPresent(counts -> new Progress(claim, counts).goOn());
        } catch (ClaimLost lost) {
            return;
        }
    }

    /** How far this node is with one import. */
    private class Progress {
        private final Claim claim;
        private final ReportingLines rehearsed = new ReportingLines();
        private final List<Row> next = new ArrayList<>();
        private Counts counts;

        Progress(Claim claim, Counts counts) {
            this.claim = claim;
            this.counts = counts;
        }

        void goOn() {
            PeopleFile file = PeopleFile.of(claim.claimed().mediaType(), steps.file(claim));
            try (Stream<Row> rows = new ImportOrder(file).rows()) {
                rows.skip(counts.done()).forEachOrdered(this::add);
            }
            step();
        }

        private void add(Row row) {
            next.add(row);
            if (next.size() == ROWS_AT_ONCE) {
                step();
            }
        }

        private void step() {
            counts = steps.take(next, claim, counts, rehearsed);
            next.clear();
        }
    }
}
