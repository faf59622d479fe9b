package triad.frontend.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ATTACKS 34. */
class ReturnPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/profile", "/profile?tab=1&x=%2F", "/a//b", "/p?to=//evil.example"})
    void localPath_isKept(String path) {
        assertThat(ReturnPath.parse(path).value()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "profile",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/\r\nSet-Cookie: x=y",
                "/ /evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/\u00a0",
                "/\u202eelif"
            })
    void anythingElse_becomesTheLandingPage(String path) {
        assertThat(ReturnPath.parse(path)).isEqualTo(ReturnPath.HOME);
        assertThatThrownBy(() -> new ReturnPath(path)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tooLongPath_becomesTheLandingPage() {
        assertThat(ReturnPath.parse("/" + "a".repeat(499)).value()).hasSize(500);
        assertThat(ReturnPath.parse("/" + "a".repeat(500))).isEqualTo(ReturnPath.HOME);
    }
}
