package triad.frontend.backend;

import java.io.Serializable;
import java.util.List;

/** A department that people belong to. */
public record Department(String id, String name) implements Serializable {

    /** All of them, as the backend answers. */
    public record All(List<Department> departments) {}
}
