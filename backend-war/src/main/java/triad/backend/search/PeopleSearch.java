package triad.backend.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import triad.backend.department.Departments;
import triad.backend.person.Facets;
import triad.backend.person.Person;
import triad.backend.person.PersonField;
import triad.backend.person.PersonRows;
import triad.backend.person.Viewer;

/** The people whom a query finds, by name. What the viewer may not see neither finds nor excludes anybody: the database compares what they see. */
@ApplicationScoped
class PeopleSearch {
    /** The rule of {@link Viewer}, for the row {@code p}. */
    private static final String COLLEAGUE = "(p.team = :team or p.reports_to = :viewer or p.subject = :manager)";

    private final Jdbi jdbi;
    private final Departments departments;
    private final Similarity similarity;

    @Inject
    PeopleSearch(Jdbi jdbi, Departments departments, Similarity similarity) {
        this.jdbi = jdbi;
        this.departments = departments;
        this.similarity = similarity;
    }

    /** One more than asked for where there are more. */
    List<Person> find(PeopleQuery query, Viewer viewer) {
        return jdbi.withHandle(handle -> {
            query.words().ifPresent(words -> similarity.use(handle));
            return bound(handle.createQuery(sql(query)), query, viewer)
                    .map(new PersonRows())
                    .list();
        });
    }

    private String sql(PeopleQuery query) {
        StringBuilder sql = new StringBuilder("select p.* from person p where p.identity_at is not null");
        query.words().ifPresent(words -> sql.append(" and (")
                .append(similarity.condition("p.found_by_everyone"))
                .append(" or (" + COLLEAGUE + " and ")
                .append(similarity.condition("p.found_by_colleagues"))
                .append(") or (p.subject = :viewer and ")
                .append(similarity.condition("p.found_by_me"))
                .append("))"));
        query.narrowed().keySet().forEach(field -> sql.append(narrowed(field)));
        query.after().ifPresent(after -> sql.append(" and (p.sort_name, p.subject) > (:after_name, :after_subject)"));
        return sql.append(" order by p.sort_name, p.subject fetch first :rows rows only")
                .toString();
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
        query.words().ifPresent(words -> sql.bind("words", words));
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
