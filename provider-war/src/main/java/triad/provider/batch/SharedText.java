package triad.provider.batch;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** A statement with named parameters, parsed once: thousands of times a second the driver alone is what it goes through. */
final class SharedText {
    private final Jdbi jdbi;
    private final String sql;
    private final List<String> names;

    SharedText(Jdbi jdbi, String named) {
        this.jdbi = jdbi;
        ParsedSql parsed = jdbi.withHandle(handle -> handle.getConfig(SqlStatements.class)
                .getSqlParser()
                .parse(named, handle.createUpdate(named).getContext()));
        this.sql = parsed.getSql();
        this.names = parsed.getParameters().getParameterNames();
    }

    @FunctionalInterface
    interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /**
     * Makes the statement.
     *
     * @throws UnableToExecuteStatementException where the database refuses it, because of the {@link SQLException} that is its cause
     */
    <T> T execute(Work<T> work) {
        return jdbi.withHandle(handle -> {
            try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
                return work.with(statement);
            } catch (SQLException refused) {
                throw new UnableToExecuteStatementException(
                        refused, handle.createUpdate(sql).getContext());
            }
        });
    }

    void bind(PreparedStatement statement, Values values) throws SQLException {
        Map<String, @Nullable Object> byName = values.toMap();
        for (int place = 1; place <= names.size(); place++) {
            Object value = byName.get(names.get(place - 1));
            if (value instanceof String text) {
                statement.setString(place, text);
            } else if (value instanceof Instant instant) {
                statement.setTimestamp(place, Timestamp.from(instant));
            } else if (value instanceof String[] texts) {
                statement.setArray(place, statement.getConnection().createArrayOf("varchar", texts));
            } else if (value == null && byName.containsKey(names.get(place - 1))) {
                statement.setNull(place, Types.VARCHAR);
            } else {
                throw new IllegalArgumentException("No text, instant or null for :" + names.get(place - 1));
            }
        }
    }
}
