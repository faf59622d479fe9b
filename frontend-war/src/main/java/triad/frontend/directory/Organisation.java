package triad.frontend.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Department;
import triad.frontend.backend.Departments;
import triad.frontend.backend.Outcome.Found;

/** What departments and people are called; their id where no name can be had, and nothing where there is none. */
@ApplicationScoped
public class Organisation {
    private final Departments departments;
    private final People people;

    @Inject
    public Organisation(Departments departments, People people) {
        this.departments = departments;
        this.people = people;
    }

    public String department(@Nullable String id) {
        if (id == null) {
            return "";
        }
        return departments.list().stream()
                .filter(known -> known.id().equals(id))
                .map(Department::name)
                .findFirst()
                .orElse(id);
    }

    public String person(@Nullable String sub) {
        return sub == null ? "" : Subject.parse(sub).flatMap(this::name).orElse(sub);
    }

    private Optional<String> name(Subject subject) {
        return people.read(subject) instanceof Found<Person> found
                ? Optional.ofNullable(found.value().name()).filter(name -> !name.isBlank())
                : Optional.empty();
    }
}
