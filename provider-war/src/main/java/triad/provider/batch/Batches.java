package triad.provider.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import triad.provider.config.Database;

/**
 * Makes the statements that requests share. Inside a transaction a statement is the transaction's own; H2, which is in this process and
 * has no way to save, is asked by each alone.
 */
@ApplicationScoped
public class Batches {
    private final Jdbi jdbi;
    private final boolean isPostgres;
    private final BooleanSupplier alone;

    @Inject
    Batches(Jdbi jdbi, TransactionSynchronizationRegistry transactions) {
        this.jdbi = jdbi;
        this.isPostgres = jdbi.withHandle(Database::isPostgres);
        this.alone = () -> !isPostgres || transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    /** Whether the database is PostgreSQL, for what can be said there in one way only. */
    public boolean isPostgres() {
        return isPostgres;
    }

    /**
     * A query for rows by a key.
     *
     * @param sql finds the rows of all keys in the array {@code :keys}
     * @param key the column that has the key
     */
    public <R> BatchedQuery<R> query(String sql, String key, BatchedQuery.Row<R> row) {
        return query(sql, key, row, values -> {});
    }

    /**
     * The same with more parameters.
     *
     * @param parameters binds those beside {@code :keys} when the query begins
     */
    public <R> BatchedQuery<R> query(String sql, String key, BatchedQuery.Row<R> row, Consumer<Values> parameters) {
        return new BatchedQuery<>(new SharedText(jdbi, sql), alone, new BatchedQuery.Rows<>(parameters, key, row));
    }

    /** An insert or update of one row, or of a few that belong together. */
    public BatchedUpdate update(String sql) {
        return new BatchedUpdate(new SharedText(jdbi, sql), alone);
    }
}
