package triad.backend.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrigramsTest {

    /** The example of PostgreSQL's manual. */
    @Test
    void measure_isThatOfPostgres() {
        assertThat(Trigrams.wordSimilarity("word", "two words")).isCloseTo(0.8, Offset.offset(1e-6));
        assertThat(Trigrams.wordSimilarity("word", "a WORD!")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"lindqist,Alice Lindqvist", "lind,Alice Lindqvist", "okafr,Bob Okafor", "الحسين,نور الحسيني"})
    void almostTheWord_isFound(String words, String text) {
        assertThat(Trigrams.wordSimilarity(words, text)).isGreaterThanOrEqualTo(Wordings.ENOUGH);
    }

    @ParameterizedTest
    @CsvSource({"smith,Alice Lindqvist", "bob,Alice Lindqvist", "'%',Alice 100%", "'',Alice", "Alice,''", "alice,Al"})
    void anotherWord_isNotFound(String words, String text) {
        assertThat(Trigrams.wordSimilarity(words, text)).isLessThan(Wordings.ENOUGH);
    }
}
