package triad.provider.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** A query for rows by a key that is asked once for all requests that have a key at the same time. */
public final class BatchedQuery<R> {
    private static final int MOST = 64;
    private final Jdbi jdbi;
    private final BooleanSupplier alone;
    private final Text<R> text;
    private final Together<String, List<R>> together = new Together<>(MOST, this::rows);

    BatchedQuery(Jdbi jdbi, BooleanSupplier alone, Text<R> text) {
        this.jdbi = jdbi;
        this.alone = alone;
        this.text = text;
    }

    /** What is asked, and how its rows are read. */
    record Text<R>(String sql, String key, RowMapper<R> mapper, Consumer<Query> parameters) {}

    /** The row of the key, of which there is one at most. */
    public Optional<R> find(String key) {
        return list(key).stream().findFirst();
    }

    /** All rows of the key, in the order of the query. */
    public List<R> list(String key) {
        return alone.getAsBoolean() ? rows(List.of(key)).get(0) : together.ask(key);
    }

    private List<List<R>> rows(List<String> keys) {
        Map<String, List<R>> found = jdbi.withHandle(handle -> {
            Query query = handle.createQuery(text.sql()).bind("keys", array(keys));
            text.parameters().accept(query);
            return query.reduceResultSet(new HashMap<>(), (all, row, context) -> {
                all.computeIfAbsent(row.getString(text.key()), key -> new ArrayList<>(1))
                        .add(text.mapper().map(row, context));
                return all;
            });
        });
        return keys.stream().map(key -> found.getOrDefault(key, List.of())).toList();
    }

    private static Argument array(List<String> keys) {
        Object[] different = keys.stream().distinct().toArray();
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf("varchar", different));
    }
}
