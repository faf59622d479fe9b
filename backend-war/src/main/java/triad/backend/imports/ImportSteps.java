package triad.backend.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import triad.backend.field.DetailsPatch;
import triad.backend.file.Row;
import triad.backend.people.BulkChange;
import triad.backend.people.BulkChanges;
import triad.backend.people.BulkOutcome;
import triad.backend.people.ReportingLines;

/** The steps of an import, each one transaction: what it does and how far it came are stored together, by whoever holds the claim. */
@ApplicationScoped
public class ImportSteps {
    /** Longer than any step takes; after that the node has died. */
    private static final Duration ABANDONED = Duration.ofSeconds(30);

    private static final int MOST_ATTEMPTS = 5;
    private static final String HELD = " where id = :id and claim = :claim and state = 'running'";

    private final Jdbi jdbi;
    private final BulkChanges people;
    private final Clock clock;

    @Inject
    ImportSteps(Jdbi jdbi, BulkChanges people, Clock clock) {
        this.jdbi = jdbi;
        this.people = people;
        this.clock = clock;
    }

    /** The oldest import, if nobody works on it: by one statement, of which one node's finds it so. The others wait, since they build on it. */
    @Transactional
    public Optional<Claim> claim() {
        String token = UUID.randomUUID().toString();
        Instant now = now();
        return jdbi.withHandle(handle -> {
            handle.createUpdate("""
                            update people_import set state = 'running', claim = :claim, claimed_at = :now, attempts = attempts + 1,
                              started_at = case when started_at is null then :now else started_at end
                            where id = (select id from people_import where state in ('waiting', 'running')
                                order by requested_at, id fetch first 1 row only)
                              and (state = 'waiting' or (state = 'running' and claimed_at < :abandoned))
                            """)
                    .bind("claim", token)
                    .bind("now", now)
                    .bind("abandoned", now.minus(ABANDONED))
                    .execute();
            return handle.createQuery("select * from people_import where claim = :claim and state = 'running'")
                    .bind("claim", token)
                    .map(new ImportRows())
                    .findOne()
                    .map(claimed -> new Claim(token, claimed));
        });
    }

    /** The file of a claimed import. */
    byte[] file(Claim claim) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        jdbi.useHandle(
                handle -> handle.createQuery("select bytes from people_import_part where import_id = :id order by part")
                        .bind("id", claim.claimed().id())
                        .mapTo(byte[].class)
                        .forEach(file::writeBytes));
        return file.toByteArray();
    }

    /**
     * How far it came before, which is nowhere for a dry run, since each row of it builds on those before. Empty: it does not come further,
     * and is given up.
     */
    @Transactional
    public Optional<Counts> begin(Claim claim) {
        Import claimed = claim.claimed();
        return jdbi.withHandle(handle -> {
            if (claimed.attempts() > MOST_ATTEMPTS) {
                end(handle, claim, Import.State.FAILED);
                return Optional.empty();
            }
            if (!claimed.dryRun()) {
                return Optional.of(claimed.counts());
            }
            handle.createUpdate("delete from people_import_error where import_id = :id")
                    .bind("id", claimed.id())
                    .execute();
            return Optional.of(Counts.NONE);
        });
    }

    /**
     * Takes the next rows; the last ones end the import.
     *
     * @param rehearsed what the steps of a dry run before this one would have changed
     */
    @Transactional
    public Counts take(List<Row> rows, Claim claim, Counts before, ReportingLines rehearsed) {
        List<Row> sound = rows.stream().filter(row -> row.errors().isEmpty()).toList();
        List<BulkChange> changes = sound.stream()
                .map(row ->
                        new BulkChange(row.sub(), new DetailsPatch(row.changes(), DetailsPatch.Author.ADMINISTRATOR)))
                .toList();
        return jdbi.withHandle(handle -> {
            List<BulkOutcome> outcomes = claim.claimed().dryRun()
                    ? people.rehearse(handle, changes, rehearsed)
                    : people.make(handle, changes, claim.claimed().by());
            List<Row> failed = new ArrayList<>(
                    rows.stream().filter(row -> !row.errors().isEmpty()).toList());
            for (int index = 0; index < outcomes.size(); index++) {
                if (outcomes.get(index) instanceof BulkOutcome.Refused refused) {
                    failed.add(sound.get(index).with(refused.errors()));
                }
            }
            ImportErrors.add(handle, claim.claimed().id(), failed);
            Counts after = before.plusFailed(rows.size() - sound.size()).plus(outcomes);
            advance(handle, claim, after);
            if (after.done() == claim.claimed().rows()) {
                end(handle, claim, Import.State.DONE);
            }
            return after;
        });
    }

    private void advance(Handle handle, Claim claim, Counts counts) {
        int advanced = handle.createUpdate("""
                        update people_import set done_count = :done, created_count = :created, changed_count = :changed,
                          unchanged_count = :unchanged, failed_count = :failed, claimed_at = :now, attempts = 0
                        """ + HELD)
                .bind("done", counts.done())
                .bind("created", counts.created())
                .bind("changed", counts.changed())
                .bind("unchanged", counts.unchanged())
                .bind("failed", counts.failed())
                .bind("now", now())
                .bind("id", claim.claimed().id())
                .bind("claim", claim.token())
                .execute();
        if (advanced != 1) {
            throw new ClaimLost();
        }
    }

    private void end(Handle handle, Claim claim, Import.State state) {
        handle.createUpdate("update people_import set state = :state, finished_at = :now" + HELD)
                .bind("state", state.wireName())
                .bind("now", now())
                .bind("id", claim.claimed().id())
                .bind("claim", claim.token())
                .execute();
        Imports.letGo(handle, claim.claimed().id());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
