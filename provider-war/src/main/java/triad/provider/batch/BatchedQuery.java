package triad.provider.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A query for rows by a key that is asked once for all requests that have a key at the same time. */
public final class BatchedQuery<R> {
    private static final int MOST = 64;
    private final SharedText text;
    private final BooleanSupplier alone;
    private final Rows<R> read;
    private final Together<String, List<R>> together = new Together<>(MOST, this::rows);

    BatchedQuery(SharedText text, BooleanSupplier alone, Rows<R> read) {
        this.text = text;
        this.alone = alone;
        this.read = read;
    }

    /** Reads a row. */
    @FunctionalInterface
    public interface Row<R> {
        /** What the row says; it is not moved. */
        R of(ResultSet row) throws SQLException;
    }

    /** Which rows are asked for beside their keys, whose key is in that column, and how one is read. */
    record Rows<R>(Consumer<Values> parameters, String key, Row<R> row) {}

    /** The row of the key, of which there is one at most. */
    public Optional<R> find(String key) {
        return list(key).stream().findFirst();
    }

    /** All rows of the key, in the order of the query. */
    public List<R> list(String key) {
        return alone.getAsBoolean() ? rows(List.of(key)).get(0) : together.ask(key);
    }

    private List<List<R>> rows(List<String> keys) {
        Values values = new Values().bind("keys", keys.stream().distinct().toArray(String[]::new));
        read.parameters().accept(values);
        Map<String, List<R>> found = text.execute(statement -> {
            text.bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                return byKey(rows);
            }
        });
        return keys.stream().map(key -> found.getOrDefault(key, List.of())).toList();
    }

    private Map<String, List<R>> byKey(ResultSet rows) throws SQLException {
        Map<String, List<R>> found = new HashMap<>();
        while (rows.next()) {
            found.computeIfAbsent(rows.getString(read.key()), key -> new ArrayList<>(1))
                    .add(read.row().of(rows));
        }
        return found;
    }
}
