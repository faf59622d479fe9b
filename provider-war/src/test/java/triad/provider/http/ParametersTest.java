package triad.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @Test
    void encodedValue_isDecodedOnce() {
        assertThat(Parameters.parse("a=%2520+b&c=").require("a")).isEqualTo("%20 b");
    }

    /** RFC 6749 §3.1: a parameter without a value counts as omitted. */
    @Test
    void emptyValue_isAbsent() {
        Parameters parameters = Parameters.parse("code=&state");

        assertThat(parameters.has("code")).isFalse();
        assertThat(parameters.find("state")).isEmpty();
        assertThatThrownBy(() -> parameters.require("code"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }

    /** RFC 6749 §3.1, §3.2: parameters MUST NOT be included more than once. */
    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=2", "a=1&a=1", "a=1&b=2&%61=3", "a=1&a=&a=2"})
    void repeatedParameter_isRefused(String encoded) {
        assertThatThrownBy(() -> Parameters.parse(encoded)).isInstanceOf(Refusal.class);
    }

    /** RFC 8707 §2. */
    @Test
    void repeatedResource_isKeptWhole() {
        assertThat(Parameters.parse("resource=a&resource=b").all("resource")).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%00", "a=x%00y", "resource=a&resource=b%00"})
    void nullCharacter_isRefused(String encoded) {
        assertThatThrownBy(() -> Parameters.parse(encoded)).isInstanceOf(Refusal.class);
    }

    @Test
    void hundredParameters_areTheMost() {
        assertThat(Parameters.parse(many(100)).has("p99")).isTrue();
        assertThatThrownBy(() -> Parameters.parse(many(101))).isInstanceOf(Refusal.class);
    }

    @Test
    void sixtyFourKibibytes_areTheMost() {
        assertThat(Parameters.parse("a=" + "x".repeat(64 * 1024 - 2)).has("a")).isTrue();
        assertThatThrownBy(() -> Parameters.parse("a=" + "x".repeat(64 * 1024 - 1)))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&&&", "=", "%", "a=%zz", "%%=%%", "=x"})
    void garbage_isNoParameter(String encoded) {
        assertThat(Parameters.parse(encoded).has("code")).isFalse();
    }

    private static String many(int count) {
        return IntStream.range(0, count).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));
    }
}
