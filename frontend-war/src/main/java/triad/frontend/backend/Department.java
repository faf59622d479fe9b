package triad.frontend.backend;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A department that people belong to.
 *
 * @param parent the id of the one that it is a part of; null: of the whole
 */
public record Department(String id, String name, @Nullable String parent) implements Serializable {

    /** All of them, as the backend answers. */
    public record All(List<Department> departments) {}
}
