package triad.backend.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingsTest {
    /** What people type is words and nothing else: no operator of the query language gets through. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Ada | 'Ada':*",
                "Ada  Lovelace | 'Ada':* & 'Lovelace':*",
                "O'Neil | 'O':* & 'Neil':*",
                "a' <-> 'b | 'a':* & 'b':*",
                "Ada:* & !Bob \\\\ (x) | 'Ada':* & 'Bob':* & 'x':*",
                "Åsa Ω2 محمد | 'Åsa':* & 'Ω2':* & 'محمد':*",
                "!&():*'\\\\ | ~~"
            })
    void words_becomeBeginnings(String words, String query) {
        assertThat(Wordings.prefixes(words)).isEqualTo(query);
    }
}
