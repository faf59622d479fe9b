package triad.frontend.backend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** What departments and people are called; their id where no name can be had, and nothing where there is none. */
@ApplicationScoped
public class Organisation {
    private final Departments departments;
    private final Names names;

    @Inject
    public Organisation(Departments departments, Names names) {
        this.departments = departments;
        this.names = names;
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
        return sub == null ? "" : names.find(sub).orElse(sub);
    }
}
