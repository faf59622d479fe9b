package triad.frontend.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which language somebody gets who asks for several. */
class LanguagesTest {
    /** RFC 9110 §12.5.4, and §12.4.2 about weights. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de | de
            DE-at | de
            pt-PT | pt
            de-Latn-AT-1996 | de
            fr, de | fr
            fr;q=0.5, de;q=0.8 | de
            fr;q=0.5,de | de
            tlh, nl;q=0.9, es;q=0.1 | es
            de;q=0, it;q=0.001 | it
            it ; Q=0.3 , es\t;\tq=0.300 | it
            fr;q=1.000, de;q=1 | fr
            *, es;q=0.2 | es
            de;q=2, it;q=0.5 | it
            de;q=-1, it;q=0.5 | it
            de;q=0.1234, it;q=0.05 | it
            de;level=1, it;q=0.5 | it
            de;q=, it;q=0.5 | it
            de_AT, it;q=0.5 | it
            ,,de | de
            <script>, fr | fr
            """)
    void wanted_isTheBestThatIsThere(String field, String language) {
        assertThat(Languages.wanted(List.of(field)).map(Locale::toLanguageTag)).contains(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "*;q=0.1",
                "tlh",
                "de;q=0",
                "de;q=0.000",
                ";",
                ",",
                "q=1",
                "deutsch",
                "d e",
                "de-",
                "-de",
                "de;q=1;q=1"
            })
    void nothingOfOurs_isNothing(String field) {
        assertThat(Languages.wanted(List.of(field))).isEmpty();
    }

    @Test
    void noField_isNothing() {
        assertThat(Languages.wanted(List.of())).isEmpty();
    }

    /** RFC 9110 §5.3: several fields are one list. */
    @Test
    void severalFields_areOneList() {
        assertThat(Languages.wanted(List.of("fr;q=0.1", "es;q=0.2"))).contains(Locale.forLanguageTag("es"));
    }

    @Test
    void manyWishes_areCutShort() {
        Assertions.assertTimeout(Duration.ofSeconds(1), () -> {
            assertThat(Languages.wanted(List.of("tlh,".repeat(10_000) + "de"))).isEmpty();
            assertThat(Languages.wanted(List.of("de," + "fr;q=0.1,".repeat(10_000))))
                    .contains(Locale.GERMAN);
            assertThat(Languages.wanted(List.of("de" + "-x".repeat(100_000) + "!")))
                    .isEmpty();
            assertThat(Languages.wanted(List.of("de" + " ".repeat(100_000) + "!")))
                    .isEmpty();
        });
    }

    /** OpenID Connect Core 1.0 §5.1: an underscore may stand in a locale. */
    @ParameterizedTest
    @CsvSource({"de-AT, de", "de_AT, de", "pt-BR, pt", "EN-gb, en"})
    void claim_isThatOfItsLanguage(String claim, String language) {
        assertThat(Languages.find(claim).map(Locale::toLanguageTag)).contains(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "tlh", "xx-DE", "\u0000", "de\r\nX: y"})
    void claimThatIsNoneOfOurs_isNothing(String claim) {
        assertThat(Languages.find(claim)).isEmpty();
    }

    @Test
    void names_areWrittenLarge() {
        assertThat(Languages.ALL.stream().map(language -> Languages.nameOf(language, language)))
                .containsExactly("English", "Deutsch", "Français", "Español", "Italiano", "Português");
    }
}
