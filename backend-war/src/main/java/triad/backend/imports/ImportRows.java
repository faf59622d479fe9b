package triad.backend.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code people_import} as an import. */
class ImportRows implements RowMapper<Import> {

    @Override
    public Import map(ResultSet row, StatementContext context) throws SQLException {
        return new Import(
                row.getString("id"),
                row.getString("requested_by"),
                row.getString("media_type"),
                row.getBoolean("dry_run"),
                Import.State.of(row.getString("state")),
                row.getInt("row_count"),
                new Counts(
                        row.getInt("done_count"),
                        row.getInt("created_count"),
                        row.getInt("changed_count"),
                        row.getInt("unchanged_count"),
                        row.getInt("failed_count")),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                time(row, "started_at"),
                time(row, "finished_at"),
                row.getInt("attempts"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
