package triad.frontend.department;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import triad.frontend.backend.Outcome;
import triad.frontend.backend.Outcome.Found;

/** The departments at the backend; never throws for what a network or a peer does. */
@ApplicationScoped
public class Departments {
    private final DepartmentApi api;

    @Inject
    public Departments(@RestClient DepartmentApi api) {
        this.api = api;
    }

    /** All of them, by name; none where they cannot be had, since a profile is of use without. */
    public List<Department> list() {
        return read() instanceof Found<List<Department>> found ? found.value() : List.of();
    }

    /** All of them, by name, or why they cannot be had. */
    public Outcome<List<Department>> read() {
        return Outcome.of(
                api::list, response -> response.readEntity(Department.All.class).departments());
    }
}
