package triad.frontend.department;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BranchTest {
    @Test
    void departments_hangOnTheirs() {
        assertThat(Branch.of(List.of(
                        new Department("b", "B", "a"), new Department("a", "A", null), new Department("c", "C", "b"))))
                .containsExactly(
                        new Branch("a", "A", List.of(new Branch("b", "B", List.of(new Branch("c", "C", List.of()))))));
    }

    @Test
    void partOfOneThatIsNotTold_standsByItself() {
        assertThat(Branch.of(List.of(new Department("b", "B", "gone"))))
                .containsExactly(new Branch("b", "B", List.of()));
    }

    /** The backend lets no circle come about; if it did, a page must still end. */
    @Test
    void circle_ends() {
        assertThat(Branch.of(List.of(
                        new Department("a", "A", "b"), new Department("b", "B", "a"), new Department("c", "C", "c"))))
                .isEmpty();
    }

    @Test
    void address_isOfItsPeople() {
        assertThat(new Branch("a&b", "A", List.of()).address()).isEqualTo("/people?department=a%26b");
    }
}
