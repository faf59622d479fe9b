package triad.provider.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUriTest {
    private static final String TOKEN = "https://provider.example/token";

    /** RFC 9449 §4.3, RFC 3986 §6.2.2 and §6.2.3. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://provider.example/token",
                "HTTPS://Provider.Example/token",
                "https://provider.example:443/token",
                "https://provider.example/token?a=b",
                "https://provider.example/token#c",
                "https://provider.example/x/../token"
            })
    void otherSpelling_isTheSame(String uri) {
        assertThat(HttpUri.of(uri)).isEqualTo(HttpUri.of(TOKEN)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://provider.example/Token",
                "https://provider.example/token/",
                "https://provider.example:444/token",
                "http://provider.example/token",
                "https://provider.example.evil.example/token",
                "https://provider.example/%74oken"
            })
    void otherPlace_isNot(String uri) {
        assertThat(HttpUri.of(uri)).isPresent().isNotEqualTo(HttpUri.of(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/token",
                "ftp://provider.example/token",
                "https://user@provider.example/token",
                "https:///token",
                "https://provider.example/to<ken",
                "mailto:x@provider.example"
            })
    void anythingElse_isNone(String uri) {
        assertThat(HttpUri.of(uri)).isEmpty();
    }

    @Test
    void nothing_isNone() {
        assertThat(HttpUri.of(null)).isEmpty();
    }
}
