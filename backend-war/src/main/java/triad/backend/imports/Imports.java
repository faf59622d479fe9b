package triad.backend.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** The imports of the last thirty days as administrators know them: they send files, look how far these are, and cancel them. */
@ApplicationScoped
public class Imports {
    static final int MOST_AT_ONCE = 10;
    private static final Duration KEPT = Duration.ofDays(30);
    /** No database here has a shorter limit of binary values. */
    private static final int PART_BYTES = 1024 * 1024;

    private static final String NOT_OVER = "state in ('waiting', 'running')";

    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    Imports(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Keeps a file of the form, for the next node that has time. */
    @Transactional
    public Import add(String by, String mediaType, boolean dryRun, int rows, byte[] file) {
        return jdbi.withHandle(handle -> {
            requireRoom(handle);
            String id = UUID.randomUUID().toString();
            handle.createUpdate("""
                            insert into people_import (id, requested_by, media_type, dry_run, state, row_count, done_count,
                              created_count, changed_count, unchanged_count, failed_count, requested_at, attempts)
                            values (:id, :by, :media_type, :dry_run, 'waiting', :rows, 0, 0, 0, 0, 0, :now, 0)
                            """)
                    .bind("id", id)
                    .bind("by", by)
                    .bind("media_type", mediaType)
                    .bind("dry_run", dryRun)
                    .bind("rows", rows)
                    .bind("now", now())
                    .execute();
            keep(handle, id, file);
            return find(handle, id).orElseThrow(() -> new IllegalStateException("It was just added"));
        });
    }

    /** One after the other, so that there are never more than that. */
    private static void requireRoom(Handle handle) {
        handle.createQuery("select tree from tree_lock where tree = 'import' for update")
                .mapTo(String.class)
                .one();
        int count = handle.createQuery("select count(*) from people_import where " + NOT_OVER)
                .mapTo(Integer.class)
                .one();
        if (count >= MOST_AT_ONCE) {
            throw new Refusal(
                    Reason.CONFLICT, MOST_AT_ONCE + " imports are not over yet: wait for one of them, or cancel one");
        }
    }

    private static void keep(Handle handle, String id, byte[] file) {
        PreparedBatch parts = handle.prepareBatch(
                "insert into people_import_part (import_id, part, bytes) values (:id, :part, :bytes)");
        for (int from = 0; from < file.length; from += PART_BYTES) {
            parts.bind("id", id)
                    .bind("part", from / PART_BYTES)
                    .bind("bytes", Arrays.copyOfRange(file, from, Math.min(file.length, from + PART_BYTES)))
                    .add();
        }
        if (parts.size() > 0) {
            parts.execute();
        }
    }

    /** Lets a file go that is not needed any more. */
    static void letGo(Handle handle, String id) {
        handle.createUpdate("delete from people_import_part where import_id = :id")
                .bind("id", id)
                .execute();
    }

    Optional<Import> find(String id) {
        return jdbi.withHandle(handle -> find(handle, id));
    }

    private static Optional<Import> find(Handle handle, String id) {
        return handle.createQuery("select * from people_import where id = :id")
                .bind("id", id)
                .map(new ImportRows())
                .findOne();
    }

    /** Those that were sent last. */
    List<Import> latest(int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from people_import order by requested_at desc, id fetch first :most rows only")
                .bind("most", most)
                .map(new ImportRows())
                .list());
    }

    /** Lets no further rows be done; one that is cancelled already stays so, and one that is over is refused. */
    @Transactional
    public void cancel(String id) {
        jdbi.useHandle(handle -> {
            int cancelled = handle.createUpdate(
                            "update people_import set state = 'cancelled', finished_at = :now where id = :id and "
                                    + NOT_OVER)
                    .bind("id", id)
                    .bind("now", now())
                    .execute();
            letGo(handle, id);
            if (cancelled == 0 && find(handle, id).stream().anyMatch(over -> over.state() != Import.State.CANCELLED)) {
                throw new Refusal(Reason.CONFLICT, "It is over, and what was done stays");
            }
        });
    }

    /** Forgets those that were over thirty days ago. */
    @Transactional
    public void forget() {
        Instant before = now().minus(KEPT);
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            delete from people_import_error where import_id in
                              (select id from people_import where finished_at < :before)
                            """).bind("before", before).execute();
            handle.createUpdate("delete from people_import where finished_at < :before")
                    .bind("before", before)
                    .execute();
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
