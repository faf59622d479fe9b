package triad.backend.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import triad.backend.department.Departments;
import triad.backend.field.PersonField;
import triad.backend.person.Facets;
import triad.backend.person.Person;
import triad.backend.person.PersonRows;
import triad.backend.person.Viewer;

/** The people whom a query finds, by name. What the viewer may not see neither finds nor excludes anybody: the database compares what they see. */
@ApplicationScoped
class PeopleSearch {
    /** The rule of {@link Viewer}, for the row {@code p}. */
    private static final String COLLEAGUE = "(p.team = :team or p.reports_to = :viewer or p.subject = :manager)";

    private final Jdbi jdbi;
    private final Departments departments;
    private final Wordings wordings;

    @Inject
    PeopleSearch(Jdbi jdbi, Departments departments, Wordings wordings) {
        this.jdbi = jdbi;
        this.departments = departments;
        this.wordings = wordings;
    }

    /** One more than asked for where there are more. Nobody who is spelled that way: those who are spelled nearly so. */
    List<Person> find(PeopleQuery query, Viewer viewer) {
        if (query.words().isEmpty()) {
            return find(query, viewer, Wording.AS_SPELLED);
        }
        List<Person> spelled = find(query, viewer, Wording.AS_SPELLED);
        return spelled.isEmpty() ? find(query, viewer, Wording.SIMILAR) : spelled;
    }

    private List<Person> find(PeopleQuery query, Viewer viewer, Wording wording) {
        return jdbi.withHandle(handle -> {
            if (wording == Wording.SIMILAR) {
                wordings.use(handle);
            }
            return bound(handle.createQuery(sql(query, wording)), query, viewer)
                    .map(new PersonRows())
                    .list();
        });
    }

    /** Few who fit are gathered by their indexes before they are put in order; all people are read in their order. */
    private String sql(PeopleQuery query, Wording wording) {
        boolean all = query.words().isEmpty() && query.narrowed().isEmpty();
        return all || !wordings.areIndexed()
                ? "select p.* from person p" + conditions(query, wording) + " order by p.sort_name, p.subject"
                        + " fetch first :rows rows only"
                : "with found as materialized (select p.subject, p.sort_name from person p" + conditions(query, wording)
                        + """
                        ), page as (select * from found order by sort_name, subject fetch first :rows rows only)
                        select p.* from page join person p on p.subject = page.subject order by p.sort_name, p.subject
                        """;
    }

    private String conditions(PeopleQuery query, Wording wording) {
        StringBuilder sql = new StringBuilder(" where p.identity_at is not null");
        query.words().ifPresent(words -> sql.append(" and (")
                .append(wordings.condition(wording, "everyone"))
                .append(" or (" + COLLEAGUE + " and ")
                .append(wordings.condition(wording, "colleagues"))
                .append(") or (p.subject = :viewer and ")
                .append(wordings.condition(wording, "me"))
                .append("))"));
        query.narrowed().keySet().forEach(field -> sql.append(narrowed(field)));
        query.after().ifPresent(after -> sql.append(" and (p.sort_name, p.subject) > (:after_name, :after_subject)"));
        return sql.toString();
    }

    private static String narrowed(PersonField field) {
        return """
                 and exists (select 1 from person_facet f
                   where f.subject = p.subject and f.field = '%1$s' and f.text in (<%1$s>)
                     and (f.visible_to = 'everyone' or (f.visible_to = 'colleagues' and %2$s) or p.subject = :viewer))
                """.formatted(field.wireName(), COLLEAGUE);
    }

    private Query bound(Query sql, PeopleQuery query, Viewer viewer) {
        sql.bind("viewer", viewer.subject())
                .bind("team", viewer.team().orElse(null))
                .bind("manager", viewer.manager().orElse(null))
                .bind("rows", query.limit() + 1);
        query.words().ifPresent(words -> sql.bind("words", words).bind("prefixes", Wordings.prefixes(words)));
        query.narrowed().forEach((field, text) -> sql.bindList(field.wireName(), List.copyOf(texts(field, text))));
        query.after()
                .ifPresent(after -> sql.bind("after_name", after.sortName()).bind("after_subject", after.subject()));
        return sql;
    }

    /** A department with all that is below it. */
    private Set<String> texts(PersonField field, String text) {
        Set<String> subtree =
                field == PersonField.DEPARTMENT ? departments.tree().subtreeOf(text) : Set.of();
        return subtree.isEmpty() ? Set.of(Facets.key(field, text)) : subtree;
    }
}
