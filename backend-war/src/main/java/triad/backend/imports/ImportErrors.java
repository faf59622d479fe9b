package triad.backend.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import triad.backend.file.Row;
import triad.backend.problem.FieldError;

/** What is wrong with single rows of the imports. */
@ApplicationScoped
class ImportErrors {
    private final Jdbi jdbi;

    @Inject
    ImportErrors(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The rows at fault, each with what is wrong with it. */
    static void add(Handle handle, String importId, List<Row> rows) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into people_import_error (import_id, row_number, place, sub, field, detail)
                values (:import, :row, :place, :sub, :field, :detail)
                """);
        for (Row row : rows) {
            int place = 0;
            for (FieldError error : row.errors()) {
                batch.bind("import", importId)
                        .bind("row", row.number())
                        .bind("place", place++)
                        .bind("sub", row.isAboutSomebody() ? row.sub() : null)
                        .bind("field", error.field().isEmpty() ? null : error.field())
                        .bind("detail", error.detail())
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Those after a place, in the order of the rows. */
    List<ImportError> of(String importId, int most, ImportError.Place after) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select row_number, place, sub, field, detail from people_import_error
                        where import_id = :import and (row_number, place) > (:row, :place)
                        order by row_number, place fetch first :most rows only
                        """)
                .bind("import", importId)
                .bind("row", after.row())
                .bind("place", after.place())
                .bind("most", most)
                .map((row, context) -> new ImportError(
                        new ImportError.Place(row.getInt("row_number"), row.getInt("place")),
                        row.getString("sub"),
                        row.getString("field"),
                        row.getString("detail")))
                .list());
    }
}
