package triad.backend.chart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import triad.backend.person.Cursor;
import triad.backend.person.Person;
import triad.backend.person.PersonRows;
import triad.backend.person.Viewer;

/** The people of the directory who have somebody as their manager, by name: those of whom the viewer sees it. */
@ApplicationScoped
class Reports {
    private final Jdbi jdbi;

    @Inject
    Reports(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** So many at most, the first ones or those after a place. */
    List<Person> of(Person manager, Viewer viewer, int most, Optional<Cursor> after) {
        return jdbi.withHandle(handle -> bound(handle.createQuery(sql(after)), manager, viewer, after)
                .bind("most", most)
                .map(new PersonRows())
                .list());
    }

    /** They are read in the order of their index, as far as the page goes. */
    static String sql(Optional<Cursor> after) {
        return "select " + PersonRows.COLUMNS
                + " from person p where p.reports_to = :of and p.identity_at is not null and (p.manager_seen_by = 'everyone' or "
                + Viewer.IS_COLLEAGUE
                + " or p.subject = :viewer)"
                + after.map(place -> " and (p.sort_name, p.subject) > (:after_name, :after_subject)")
                        .orElse("")
                + " order by p.sort_name, p.subject fetch first :most rows only";
    }

    static Query bound(Query sql, Person manager, Viewer viewer, Optional<Cursor> after) {
        after.ifPresent(place -> sql.bind("after_name", place.sortName()).bind("after_subject", place.subject()));
        return viewer.bind(sql).bind("of", manager.subject());
    }
}
