package triad.frontend.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Outcome.Found;
import triad.frontend.department.Department;
import triad.frontend.department.Departments;
import triad.frontend.session.Sessions;

/** What departments and people are called; their id where no name can be had, and nothing where there is none. */
@ApplicationScoped
public class Organisation {
    private final Departments departments;
    private final People people;
    private final Sessions sessions;
    private final HttpServletRequest request;

    @Inject
    public Organisation(Departments departments, People people, Sessions sessions, HttpServletRequest request) {
        this.departments = departments;
        this.people = people;
        this.sessions = sessions;
        this.request = request;
    }

    public String department(@Nullable String id) {
        return id == null ? "" : Department.nameOf(id, departments.list());
    }

    public String person(@Nullable String sub) {
        return sub == null ? "" : Subject.parse(sub).flatMap(this::name).orElse(sub);
    }

    /** Who did something; empty for the user themselves. */
    public String doer(String sub) {
        return sessions.find(request).filter(user -> user.subject().equals(sub)).isPresent() ? "" : person(sub);
    }

    private Optional<String> name(Subject subject) {
        return people.read(subject) instanceof Found<Person> found
                ? Optional.ofNullable(found.value().name()).filter(name -> !name.isBlank())
                : Optional.empty();
    }
}
