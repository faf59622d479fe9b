package triad.backend.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** The header field Idempotency-Key (draft §2.1). */
class IdempotencyKeyTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {"\"8e03978e\" | 8e03978e", "~  \"a b\" ~ | a b", "\"a\\\"b\\\\\" | a\\\"b\\\\", "\"[]\" | []"})
    void string_isTheKey(String header, String key) {
        assertThat(IdempotencyKey.require(List.of(header)).text()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "8e03978e",
                "\"\"",
                "\"a",
                "a\"",
                "\"a\"b\"",
                "\"a\\\"",
                "\"ä\"",
                "\"a\tb\"",
                "\"a\";b=1",
                "\"a\", \"b\"",
                "7",
                ":YQ==:"
            })
    void noString_isRefused(String header) {
        assertRefused(List.of(header));
    }

    @Test
    void noneTwoOrALongOne_areRefused() {
        assertRefused(List.of());
        assertRefused(List.of("\"a\"", "\"b\""));
        assertRefused(List.of("\"" + "a".repeat(256) + "\""));
        assertThat(IdempotencyKey.require(List.of("\"" + "a".repeat(255) + "\""))
                        .text())
                .hasSize(255);
    }

    private static void assertRefused(List<String> headers) {
        assertThatThrownBy(() -> IdempotencyKey.require(headers))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Reason.IDEMPOTENCY_KEY_NEEDED));
    }
}
