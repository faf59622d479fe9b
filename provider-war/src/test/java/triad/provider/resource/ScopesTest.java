package triad.provider.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;

class ScopesTest {
    private static final Scopes THREE = Scopes.parse("openid profile email");

    @Test
    void list_keepsItsOrderAndDropsRepeats() {
        assertThat(Scopes.parse("  openid profile  openid ")).hasToString("openid profile");
    }

    @Test
    void emptyList_isNoScope() {
        assertThat(Scopes.parse("").isEmpty()).isTrue();
    }

    @Test
    void covering_isAboutEveryValue() {
        assertThat(THREE.covers(Scopes.parse("email openid"))).isTrue();
        assertThat(THREE.covers(Scopes.parse("email phone"))).isFalse();
        assertThat(Scopes.NONE.covers(THREE)).isFalse();
    }

    /** Values are compared with case (RFC 6749 §3.3). */
    @Test
    void otherCase_isAnotherValue() {
        assertThat(THREE.covers(Scopes.parse("OpenID"))).isFalse();
        assertThat(THREE.has("Email")).isFalse();
    }

    @Test
    void within_keepsOnlyWhatBothHave() {
        assertThat(THREE.within(List.of("email", "phone"))).hasToString("email");
    }

    @Test
    void and_joinsWithoutRepeats() {
        assertThat(THREE.and(Scopes.parse("email phone"))).hasToString("openid profile email phone");
    }

    /** RFC 6749 §3.3: scope-token = 1*( %x21 / %x23-5B / %x5D-7E ). */
    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a\tb", "a\nb", "ä", "a\u0000", "a\u00a0b"})
    void whatIsNoScopeToken_isRefused(String list) {
        assertThatThrownBy(() -> Scopes.parse(list))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_SCOPE));
    }

    @Test
    void fiftyValues_areTheMost() {
        assertThat(Scopes.parse(many(50)).values()).hasSize(50);
        assertThatThrownBy(() -> Scopes.parse(many(51))).isInstanceOf(Refusal.class);
    }

    @Test
    void longValue_isRefused() {
        assertThatThrownBy(() -> Scopes.parse("x".repeat(101))).isInstanceOf(Refusal.class);
    }

    private static String many(int count) {
        return IntStream.range(0, count).mapToObj(i -> "s" + i).collect(Collectors.joining(" "));
    }
}
