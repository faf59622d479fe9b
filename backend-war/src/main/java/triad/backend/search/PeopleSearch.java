package triad.backend.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final String PAGE = """
            select %s from (
              select subject, sort_name from (%s) found order by sort_name, subject fetch first :rows rows only
            ) page join person p on p.subject = page.subject order by p.sort_name, p.subject
            """;

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
        Optional<SoughtWords> words = query.words().map(SoughtWords::of);
        if (words.isPresent() && words.get().isEmpty()) {
            return List.of();
        }
        List<Person> spelled = find(query, words, viewer);
        return words.isEmpty() || !spelled.isEmpty()
                ? spelled
                : wordings.withSimilar(words.get())
                        .map(similar -> find(query, Optional.of(similar), viewer))
                        .orElse(spelled);
    }

    private List<Person> find(PeopleQuery query, Optional<SoughtWords> words, Viewer viewer) {
        String sql = words.map(sought -> sqlForWords(query, sought)).orElseGet(() -> sqlForAll(query));
        return jdbi.withHandle(handle -> {
            Query bound = bound(handle.createQuery(sql), query, viewer);
            words.ifPresent(sought -> wordings.bind(bound, sought));
            return bound.map(new PersonRows()).list();
        });
    }

    /** Each audience's words have an index of their own; those who are found are few, and put in order before their rows are read. */
    private String sqlForWords(PeopleQuery query, SoughtWords words) {
        return PAGE.formatted(
                PersonRows.COLUMNS,
                Stream.of(
                                wordings.condition(words, "everyone"),
                                Viewer.IS_COLLEAGUE + " and " + wordings.condition(words, "colleagues"),
                                "p.subject = :viewer and " + wordings.condition(words, "me"))
                        .map(condition ->
                                "select p.subject, p.sort_name from person p where p.identity_at is not null and "
                                        + condition + conditions(query))
                        .collect(Collectors.joining(" union ")));
    }

    /** All people are read in their order; few are gathered before, for which PostgreSQL takes an offset as the sign. */
    private static String sqlForAll(PeopleQuery query) {
        return query.narrowed().isEmpty()
                ? "select " + PersonRows.COLUMNS + " from person p where p.identity_at is not null" + conditions(query)
                        + " order by p.sort_name, p.subject fetch first :rows rows only"
                : PAGE.formatted(
                        PersonRows.COLUMNS,
                        "select p.subject, p.sort_name from person p where p.identity_at is not null"
                                + conditions(query) + " offset 0 rows");
    }

    private static String conditions(PeopleQuery query) {
        StringBuilder sql = new StringBuilder();
        query.narrowed().keySet().forEach(field -> sql.append(" and ").append(Facets.condition(field)));
        query.after().ifPresent(after -> sql.append(" and (p.sort_name, p.subject) > (:after_name, :after_subject)"));
        return sql.toString();
    }

    private Query bound(Query sql, PeopleQuery query, Viewer viewer) {
        viewer.bind(sql).bind("rows", query.limit() + 1);
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
