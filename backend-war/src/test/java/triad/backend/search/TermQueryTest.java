package triad.backend.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.backend.field.PersonField;
import triad.backend.listing.Terms;

/** What is sought, and what answers it where the database cannot tell. */
class TermQueryTest {
    private static final String ADA =
            "ada lovelace countess @teamchess =location " + Terms.ofValue(PersonField.LOCATION, "london");

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
        assertThat(sought(List.of("")).and(SoughtWords.of(words))).hasToString(query);
    }

    @ParameterizedTest
    @CsvSource({
        "ada,true",
        "love ada,true",
        "ada love c,true",
        "lace,false",
        "ada bob,false",
        "chess,true",
        "other,false"
    })
    void beginnings_answer(String words, boolean isAnswered) {
        assertThat(TermQuery.isAnswered(
                        ADA,
                        sought(List.of("", "@team")).and(SoughtWords.of(words)).toString()))
                .isEqualTo(isAnswered);
    }

    @ParameterizedTest
    @CsvSource({"lovelace,true", "lovelac,false", "ovelace,false"})
    void wordsThatAreMeant_areWhole(String meant, boolean isAnswered) {
        SoughtWords words = SoughtWords.of("loxelace").meaning(typed -> List.of("x", meant));

        assertThat(TermQuery.isAnswered(ADA, sought(List.of("")).and(words).toString()))
                .isEqualTo(isAnswered);
    }

    /** Others see other terms. */
    @ParameterizedTest
    @CsvSource({"chess", "che"})
    void termsOfACircle_areForItAlone(String word) {
        assertThat(TermQuery.isAnswered(
                        ADA,
                        sought(List.of("", "@tea")).and(SoughtWords.of(word)).toString()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"LOCATION,london,true", "LOCATION,paris,false", "SKILLS,london,false"})
    void values_countWhereTheyAreShown(PersonField field, String value, boolean isAnswered) {
        String query =
                sought(List.of("", "@team")).and(field, Set.of(value, "other")).toString();

        assertThat(TermQuery.isAnswered(ADA, query)).isEqualTo(isAnswered);
        assertThat(TermQuery.isAnswered(ADA.replace("=location", ""), query)).isFalse();
        assertThat(TermQuery.isAnswered(ADA.replace("=location", "@team=location"), query))
                .isEqualTo(isAnswered);
    }

    /** Nothing else is left out of what the index is asked, and never all. */
    @ParameterizedTest
    @CsvSource({"ad,('ad':*)", "ad lo,('ad':*) & ('lo':*)", "ad lov c,('lov':*)", "ada love,('ada':*) & ('love':*)"})
    void shortBeginnings_areNoMatterOfTheIndex(String words, String indexed) {
        Sought sought = sought(List.of("")).and(SoughtWords.of(words));

        assertThat(sought.indexed()).hasToString(indexed);
        assertThat(sought.isIndexed()).isEqualTo(sought.toString().equals(indexed));
    }

    private static Sought sought(List<String> marks) {
        return Sought.nothing(marks);
    }
}
