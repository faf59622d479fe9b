package triad.provider.batch;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** An insert or update that is made once for all requests that have one at the same time, each with its own values and its own outcome. */
public final class BatchedUpdate {
    private static final int MOST = 64;
    /** Classes of SQLSTATE: no connection, no resources, an operator's intervention, a system's or an internal error. */
    private static final List<String> OF_THE_DATABASE = List.of("08", "53", "57", "58", "XX");

    private final SharedText text;
    private final BooleanSupplier alone;
    private final Together<Row, BooleanSupplier> together = new Together<>(MOST, this::outcomes);

    BatchedUpdate(SharedText text, BooleanSupplier alone) {
        this.text = text;
        this.alone = alone;
    }

    private record Row(String key, Values values) {}

    /**
     * Makes the change.
     *
     * @param key what is changed: several change in the order of their keys, so that two nodes never wait for each other
     * @return whether anything was changed
     */
    public boolean execute(String key, Values values) {
        Row row = new Row(key, values);
        return alone.getAsBoolean()
                ? changed(List.of(row)).get(0)
                : together.ask(row).getAsBoolean();
    }

    private List<BooleanSupplier> outcomes(List<Row> rows) {
        try {
            return changed(rows).stream().<BooleanSupplier>map(one -> () -> one).toList();
        } catch (UnableToExecuteStatementException refused) {
            if (!isOfOne(refused)) {
                throw refused;
            }
            // PostgreSQL has taken all of them back for the sake of one
            return rows.stream().map(this::outcome).toList();
        }
    }

    private BooleanSupplier outcome(Row row) {
        try {
            boolean one = changed(List.of(row)).get(0);
            return () -> one;
        } catch (UnableToExecuteStatementException refused) {
            return () -> {
                throw refused;
            };
        }
    }

    /** Whether it is about what was said, such as a value that does not fit or breaks a constraint, and not about the database. */
    private static boolean isOfOne(UnableToExecuteStatementException refused) {
        return refused.getCause() instanceof SQLException failed
                && failed.getSQLState() != null
                && OF_THE_DATABASE.stream().noneMatch(of -> failed.getSQLState().startsWith(of));
    }

    private List<Boolean> changed(List<Row> rows) {
        List<Integer> order = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparing(place -> rows.get(place).key()))
                .toList();
        int[] counts = text.execute(statement -> {
            for (int place : order) {
                text.bind(statement, rows.get(place).values());
                statement.addBatch();
            }
            return statement.executeBatch();
        });
        List<Boolean> changed = new ArrayList<>(Collections.nCopies(rows.size(), false));
        for (int i = 0; i < counts.length; i++) {
            changed.set(order.get(i), counts[i] > 0);
        }
        return changed;
    }
}
