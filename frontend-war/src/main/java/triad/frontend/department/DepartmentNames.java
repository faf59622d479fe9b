package triad.frontend.department;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Outcome.Found;

/**
 * The departments as somebody was told them within the last half minute, so that not every letter of a search asks again. Whoever may read
 * people is told the same: only for those who just were let read some.
 */
@ApplicationScoped
public class DepartmentNames {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Departments departments;
    private final Clock clock;
    private volatile @Nullable Known known;

    private record Known(List<Department> departments, Instant at) {}

    @Inject
    public DepartmentNames(Departments departments, Clock clock) {
        this.departments = departments;
        this.clock = clock;
    }

    /** By name; none where they cannot be had. */
    public List<Department> list() {
        Known last = known;
        Instant now = clock.instant();
        if (last != null && now.isBefore(last.at().plus(FRESH))) {
            return last.departments();
        }
        if (departments.read() instanceof Found<List<Department>> found) {
            known = new Known(found.value(), now);
            return found.value();
        }
        return List.of();
    }

    /** Its id where no name can be had. */
    public String nameOf(String id) {
        return Department.nameOf(id, list());
    }
}
