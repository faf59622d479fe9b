package triad.backend.department;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which department is a part of which. */
public class DepartmentTree {
    private final Map<String, Department> byId = new HashMap<>();

    DepartmentTree(Collection<Department> departments) {
        departments.forEach(department -> byId.put(department.id(), department));
    }

    boolean contains(String id) {
        return byId.containsKey(id);
    }

    /** Itself and all that is below it; empty where there is no such department. */
    public Set<String> subtreeOf(String id) {
        Set<String> subtree = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        if (contains(id)) {
            open.add(id);
        }
        while (!open.isEmpty()) {
            String next = open.remove();
            if (subtree.add(next)) {
                byId.values().stream()
                        .filter(department -> department.parent().equals(Optional.of(next)))
                        .forEach(department -> open.add(department.id()));
            }
        }
        return subtree;
    }

    /** How many departments stand above one that would be put there, that one not counted. */
    int levelsAbove(Optional<String> parent) {
        int levels = 0;
        Optional<String> next = parent;
        while (next.isPresent() && levels <= byId.size()) {
            next = Optional.ofNullable(byId.get(next.get())).flatMap(Department::parent);
            levels++;
        }
        return levels;
    }
}
