package triad.backend.department;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DepartmentTreeTest {
    private static final DepartmentTree TREE = new DepartmentTree(List.of(
            department("all", null), department("it", "all"), department("backend", "it"), department("sales", "all")));

    @Test
    void subtree_isItselfAndAllBelow() {
        assertThat(TREE.subtreeOf("all")).containsExactlyInAnyOrder("all", "it", "backend", "sales");
        assertThat(TREE.subtreeOf("it")).containsExactlyInAnyOrder("it", "backend");
        assertThat(TREE.subtreeOf("backend")).containsExactly("backend");
    }

    @Test
    void unknownDepartment_hasNoSubtree() {
        assertThat(TREE.subtreeOf("nothing")).isEmpty();
        assertThat(TREE.contains("nothing")).isFalse();
    }

    @Test
    void circle_endsAllTheSame() {
        DepartmentTree circle = new DepartmentTree(List.of(department("a", "b"), department("b", "a")));
        assertThat(circle.subtreeOf("a")).containsExactlyInAnyOrder("a", "b");
        assertThat(circle.levelsAbove(Optional.of("a"))).isGreaterThan(2);
    }

    @Test
    void levels_areCounted() {
        assertThat(TREE.levelsAbove(Optional.empty())).isZero();
        assertThat(TREE.levelsAbove(Optional.of("all"))).isEqualTo(1);
        assertThat(TREE.levelsAbove(Optional.of("backend"))).isEqualTo(3);
    }

    private static Department department(String id, @org.jspecify.annotations.Nullable String parent) {
        return new Department(id, id, Optional.ofNullable(parent), 1);
    }
}
