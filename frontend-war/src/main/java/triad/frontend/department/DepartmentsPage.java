package triad.frontend.department;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Outcome;
import triad.frontend.backend.Outcome.Found;
import triad.frontend.backend.Outcome.Missing;
import triad.frontend.backend.Outcome.Why;
import triad.frontend.errors.Troubles;

/** All departments as a tree. */
@Named
@RequestScoped
public class DepartmentsPage {
    private final Departments departments;
    private final Troubles troubles;
    private Outcome<List<Department>> outcome = new Missing<>(Why.AWAY, 0);
    private List<Branch> tree = List.of();

    @Inject
    DepartmentsPage(Departments departments, Troubles troubles) {
        this.departments = departments;
        this.troubles = troubles;
    }

    /** Before the page is shown. */
    public @Nullable String enter() {
        outcome = departments.read();
        if (outcome instanceof Found<List<Department>> found) {
            tree = Branch.of(found.value());
        }
        return outcome instanceof Missing<List<Department>> missing ? troubles.tell(missing) : null;
    }

    /** FOUND, NONE, or why not. */
    public String getState() {
        if (outcome instanceof Missing<List<Department>> missing) {
            return missing.why().name();
        }
        return tree.isEmpty() ? "NONE" : "FOUND";
    }

    public int getSeconds() {
        return outcome instanceof Missing<List<Department>> missing ? missing.seconds() : 0;
    }

    public List<Branch> getTree() {
        return tree;
    }
}
