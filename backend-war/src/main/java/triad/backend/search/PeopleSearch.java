package triad.backend.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import triad.backend.department.Departments;
import triad.backend.field.PersonField;
import triad.backend.listing.Terms;
import triad.backend.people.People;
import triad.backend.person.Person;
import triad.backend.person.Viewer;

/** The people whom a query finds, by name. What the viewer may not see neither finds nor excludes anybody: the database compares what they see. */
@ApplicationScoped
class PeopleSearch {
    private final Jdbi jdbi;
    private final People people;
    private final Departments departments;
    private final Wordings wordings;
    private final Pages pages;

    @Inject
    PeopleSearch(Jdbi jdbi, People people, Departments departments, Wordings wordings, Pages pages) {
        this.jdbi = jdbi;
        this.people = people;
        this.departments = departments;
        this.wordings = wordings;
        this.pages = pages;
    }

    /** For whom somebody was found, and who; one more than asked for where there are more. */
    record Found(Viewer viewer, List<Person> people) {}

    /** All over one connection. */
    Found find(PeopleQuery query, String viewer) {
        return jdbi.withHandle(handle -> {
            Viewer who = people.viewer(viewer);
            return new Found(who, find(handle, query, who));
        });
    }

    /** Nobody who is spelled that way: those who are spelled nearly so. */
    private List<Person> find(Handle handle, PeopleQuery query, Viewer viewer) {
        Sought narrowed = narrowed(query, viewer);
        Optional<SoughtWords> words = query.words().map(SoughtWords::of);
        if (words.isEmpty()) {
            return pages.find(handle, query, narrowed);
        }
        if (words.get().isEmpty()) {
            return List.of();
        }
        List<Person> spelled = pages.find(handle, query, narrowed.and(words.get()));
        return !spelled.isEmpty()
                ? spelled
                : wordings.withSimilar(words.get())
                        .map(similar -> pages.find(handle, query, narrowed.and(similar)))
                        .orElse(spelled);
    }

    private Sought narrowed(PeopleQuery query, Viewer viewer) {
        Sought sought = Sought.nothing(Terms.marksFor(viewer));
        for (var filter : query.narrowed().entrySet()) {
            sought = sought.and(filter.getKey(), texts(filter.getKey(), filter.getValue()));
        }
        return sought;
    }

    /** A department with all that is below it. */
    private Set<String> texts(PersonField field, String text) {
        Set<String> subtree =
                field == PersonField.DEPARTMENT ? departments.tree().subtreeOf(text) : Set.of();
        return subtree.isEmpty() ? Set.of(text) : subtree;
    }
}
