package triad.provider.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.http.Refusal;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/sign-out", "/authorize/n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg"})
    void pathOfThisServer_isOne(String text) {
        assertThat(LocalPath.find(text)).hasValue(new LocalPath(text));
    }

    /** ATTACKS 34. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "\t//evil.example",
                "/%09/evil.example",
                "/%2f/evil.example",
                "/%5cevil.example",
                "https://evil.example",
                "https:evil.example",
                "javascript:alert(1)",
                "evil.example",
                "/authorize/../x",
                "/authorize/..;/x",
                "/authorize?x=1",
                "/authorize#x",
                "/authorize/",
                "/authorize\n",
                "/authorize\u0000",
                "/@evil.example",
                "/ä",
                "/a/b/c/d/e"
            })
    void whatMightLeadElsewhere_isNone(String text) {
        assertThat(LocalPath.find(text)).isEmpty();
        assertThatThrownBy(() -> new LocalPath(text)).isInstanceOf(Refusal.class);
    }
}
