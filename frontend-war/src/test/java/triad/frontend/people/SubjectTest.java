package triad.frontend.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {
    @ParameterizedTest
    @ValueSource(strings = {"ada", "johann-huber", "248289761001", "a.b_c~d@e:f|g", "..."})
    void onePart_isTaken(String text) {
        assertThat(Subject.parse(text)).map(Subject::value).contains(text);
    }

    /** ATTACKS 23, 24: neither up nor sideways, however it is written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", ".", "..", "a/b", "a\\b", "..;", "a;b", "a?b", "a#b", "%2e%2e", "a\nb", "a b", "é", "a\"b",
                "<b>"
            })
    void otherText_isNone(String text) {
        assertThat(Subject.parse(text)).isEmpty();
    }

    @Test
    void longText_isNone() {
        assertThat(Subject.parse("a".repeat(255))).isPresent();
        assertThat(Subject.parse("a".repeat(256))).isEmpty();
        assertThatThrownBy(() -> new Subject("a".repeat(256))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void address_isOnePartWhateverTheText() {
        assertThat(Subject.address("ada")).isEqualTo("/people/ada");
        assertThat(Subject.address("../x?y#z ä")).isEqualTo("/people/..%2Fx%3Fy%23z%20%C3%A4");
    }
}
