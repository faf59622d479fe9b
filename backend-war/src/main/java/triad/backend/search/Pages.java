package triad.backend.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import triad.backend.person.Person;
import triad.backend.person.PersonRows;

/** The people of the directory by name, page by page: all, or those whose terms answer a query. */
@ApplicationScoped
class Pages {
    private static final String PAGE = "select " + PersonRows.COLUMNS
            + " from (%s) found join person p on p.subject = found.subject order by found.sort_name, found.subject";

    private static final String ALL =
            "select subject, sort_name from listing where %s order by sort_name, subject fetch first :rows rows only";

    /**
     * What many have fills a page from the first rows in order, and no more are read. Of anything else there are few: an index gathers
     * all of them, and they are put in order. So neither takes long, whatever the database believes of how many there are. What must be
     * there together is seldom had by many, and so fewer rows are tried.
     */
    private static final String SOUGHT = """
            with page as (
              select subject, sort_name from (
                select subject, sort_name, terms from listing where %1$s order by sort_name, subject fetch first %5$d rows only
              ) beginning where %2$s order by sort_name, subject fetch first :rows rows only
            )
            select subject, sort_name from page where (select count(*) from page) = :rows
            union all
            select subject, sort_name from (
              select subject, sort_name, terms from listing where %1$s and %3$s offset 0 rows
            ) gathered where (select count(*) from page) < :rows and %4$s
            order by sort_name, subject fetch first :rows rows only
            """;

    private static final int TRIED = 1500;
    private static final int TRIED_FOR_SEVERAL = 200;

    private final Wordings wordings;

    @Inject
    Pages(Wordings wordings) {
        this.wordings = wordings;
    }

    /** One more than the limit of the query where there are more. */
    List<Person> find(Handle handle, PeopleQuery query, Sought sought) {
        return bound(handle.createQuery(sql(query, sought)), query, sought)
                .map(new PersonRows())
                .list();
    }

    String sql(PeopleQuery query, Sought sought) {
        String after = query.after()
                .map(place -> "(sort_name, subject) > (:after_name, :after_subject)")
                .orElse("true");
        if (sought.isNothing()) {
            return PAGE.formatted(ALL.formatted(after));
        }
        String all = wordings.condition("sought");
        return PAGE.formatted(
                wordings.isIndexed()
                        ? SOUGHT.formatted(
                                after,
                                all,
                                wordings.condition("indexed"),
                                sought.isIndexed() ? "true" : all,
                                sought.isOfSeveral() ? TRIED_FOR_SEVERAL : TRIED)
                        : ALL.formatted(after + " and " + all));
    }

    Query bound(Query sql, PeopleQuery query, Sought sought) {
        sql.bind("rows", query.limit() + 1);
        query.after()
                .ifPresent(place -> sql.bind("after_name", place.sortName()).bind("after_subject", place.subject()));
        if (sought.isNothing()) {
            return sql;
        }
        sql.bind("sought", sought.toString());
        return wordings.isIndexed() ? sql.bind("indexed", sought.indexed().toString()) : sql;
    }
}
