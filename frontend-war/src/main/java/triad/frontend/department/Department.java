package triad.frontend.department;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A department that people belong to.
 *
 * @param parent the id of the one that it is a part of; null: of the whole
 */
public record Department(String id, String name, @Nullable String parent) implements Serializable {

    /** What one of them is called; its id where none has that. */
    public static String nameOf(String id, List<Department> known) {
        return known.stream()
                .filter(department -> department.id().equals(id))
                .map(Department::name)
                .findFirst()
                .orElse(id);
    }

    /** All of them, as the backend answers. */
    public record All(List<Department> departments) {}
}
