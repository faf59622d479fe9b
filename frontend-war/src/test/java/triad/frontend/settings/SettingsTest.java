package triad.frontend.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser keeps comes back as it was, and nothing else is believed. */
class SettingsTest {
    @Test
    void whatWasChosen_comesBack() {
        Preferences chosen = new Preferences(
                Theme.DARK, Optional.of("en"), Optional.of(ZoneId.of("America/Argentina/Buenos_Aires")));

        assertThat(Preferences.parse(chosen.text())).isEqualTo(chosen);
        assertThat(Preferences.parse(Preferences.NONE.text())).isEqualTo(Preferences.NONE);
        assertThat(chosen.text()).matches("[!#-+\\--:<-\\[\\]-~]+");
    }

    /** A cookie is what the browser says it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "!!",
                "dark",
                "dark!en",
                "dark!en!Europe.Vienna!x",
                "blinking!xx!Mars.Olympus",
                "\"><script>alert(1)</script>!<b>!../../etc/passwd",
                "auto!en\r\nSet-Cookie: a=b!Z"
            })
    void nonsense_isNothingChosen(String cookie) {
        Settings settings = Settings.of(cookie, Locale.JAPANESE);

        assertThat(settings.getColorScheme()).isEqualTo("light dark");
        assertThat(settings.getLanguage()).isEqualTo("en");
        assertThat(settings.zone()).isEmpty();
    }

    @Test
    void chosenLanguage_countsMoreThanTheBrowsers() {
        assertThat(Settings.of("auto!fr!", Locale.GERMAN).getLanguage()).isEqualTo("fr");
        assertThat(Settings.of("", Locale.GERMANY).getLanguage()).isEqualTo("de");
        assertThat(Settings.of("auto!xx!", Locale.GERMANY).getLanguage()).isEqualTo("de");
    }

    @Test
    void languageThatNobodyAskedFor_isNotKnown() {
        assertThat(Settings.of("", Locale.JAPANESE).known()).isEmpty();
        assertThat(Settings.of("", Locale.UK).known()).contains(Locale.ENGLISH);
    }

    @Test
    void languages_haveNamesInThatOfThePages() {
        Settings french = Settings.of("", Locale.FRENCH);

        assertThat(french.nameOf("de-AT")).isEqualTo("Allemand (Autriche)");
        assertThat(french.nameOf("x")).isEqualTo("x");
        assertThat(french.nameOf("")).isEmpty();
    }
}
