package triad.backend.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that spreadsheets would execute: that they do not, and that the texts come back. */
class HarmlessCellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+49 30 123",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "'tis",
                "''",
                "'",
                "'=1",
                "\uFF1Dcmd",
                "x;=1+1;y",
                "x\n=1+1",
                "x\r\n@a",
                ";;=\n\n-\t\t+'"
            })
    void dangerousText_isGuardedAndComesBack(String text) {
        String cell = HarmlessCell.of(text);

        assertThat(cell).isNotEqualTo(text).doesNotContainPattern("(^|[;\\t\\n\\r])[=+\\-@\\uFF1D]");
        assertThat(HarmlessCell.textOf(cell)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada", "a=b", "a+b, c-d", "Ada's", "mail: a@example.org", "C; D", "a\nb"})
    void harmlessText_staysAsItIs(String text) {
        assertThat(HarmlessCell.of(text)).isEqualTo(text);
        assertThat(HarmlessCell.textOf(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"+49 30 1", "=1", "'tis", "a'=b"})
    void whatAPersonTypes_isTakenAsItIs(String typed) {
        assertThat(HarmlessCell.textOf(typed)).isEqualTo(typed);
    }

    @Test
    void everyShortText_comesBack() {
        String signs = "'=;\n\ta";
        for (int number = 0; number < 6 * 6 * 6 * 6 * 6; number++) {
            StringBuilder text = new StringBuilder();
            for (int rest = number; rest > 0; rest /= 6) {
                text.append(signs.charAt(rest % 6));
            }
            assertThat(HarmlessCell.textOf(HarmlessCell.of(text.toString()))).isEqualTo(text.toString());
        }
    }
}
