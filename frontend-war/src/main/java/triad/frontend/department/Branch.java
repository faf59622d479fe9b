package triad.frontend.department;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A department with those that are parts of it.
 *
 * @param parts in the order that they were told in
 */
public record Branch(String id, String name, List<Branch> parts) {
    private static final String WHOLE = "";

    /** Of those that are a part of no other, or of one that is not told. Whatever runs in a circle hangs on none of them, and is left out. */
    static List<Branch> of(List<Department> departments) {
        Set<String> known = new HashSet<>();
        departments.forEach(department -> known.add(department.id()));
        Map<String, List<Department>> byParent = new HashMap<>();
        for (Department department : departments) {
            String parent = department.parent();
            byParent.computeIfAbsent(parent != null && known.contains(parent) ? parent : WHOLE, id -> new ArrayList<>())
                    .add(department);
        }
        return below(WHOLE, byParent);
    }

    private static List<Branch> below(String parent, Map<String, List<Department>> byParent) {
        return byParent.getOrDefault(parent, List.of()).stream()
                .map(department -> new Branch(department.id(), department.name(), below(department.id(), byParent)))
                .toList();
    }

    /** Of its people. */
    public String address() {
        return "/people?department=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
