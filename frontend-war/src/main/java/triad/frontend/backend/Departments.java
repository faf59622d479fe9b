package triad.frontend.backend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The departments at the backend; never throws for what a network or a peer does. */
@ApplicationScoped
public class Departments {
    private static final System.Logger LOG = System.getLogger(Departments.class.getName());

    private final DepartmentApi api;

    @Inject
    public Departments(@RestClient DepartmentApi api) {
        this.api = api;
    }

    /** All of them, by name; none where they cannot be had, since a profile is of use without. */
    public List<Department> list() {
        try (Response response = api.list()) {
            return response.readEntity(Department.All.class).departments();
        } catch (BackendRefusal | ProcessingException missing) {
            LOG.log(System.Logger.Level.WARNING, "The departments cannot be had: {0}", missing.getMessage());
            return List.of();
        }
    }
}
