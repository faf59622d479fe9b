package triad.backend.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoughtWordsTest {
    /** What people type is words and nothing else: no operator of the query language gets through. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Ada | ('ada':*)",
                "Ada  Lovelace | ('ada':*) & ('lovelace':*)",
                "O'Neil | ('o':*) & ('neil':*)",
                "a' <-> 'b | ('a':*) & ('b':*)",
                "Ada:* & !Bob \\\\ (x) | ('ada':*) & ('bob':*) & ('x':*)",
                "Åsa Ω2 محمد | ('asa':*) & ('ω2':*) & ('محمد':*)",
                "1 2 3 4 5 6 7 8 9 | ('1':*) & ('2':*) & ('3':*) & ('4':*) & ('5':*) & ('6':*) & ('7':*) & ('8':*)",
                "!&():*'\\\\ | ~~"
            })
    void words_becomeBeginnings(String words, String query) {
        assertThat(SoughtWords.of(words).toTsquery()).isEqualTo(query);
    }
}
