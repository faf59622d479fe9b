package triad.frontend.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundles of all languages beside the English one; a failure lists the keys that somebody has to write. */
class TranslationsTest {
    private static final Map<String, String> ENGLISH = read("");
    /** Names, units and what is printed on keys. */
    private static final Set<String> NOBODY_TRANSLATES =
            Set.of("Triad", "Backend", "Frontend", "TLS", "Zoom", "{0} ms", "↓", "↑", "Esc", "Tab");
    /** English words that are words of the other language too, or of those who build with OAuth in it. */
    private static final Map<String, Set<String>> SAME = Map.of(
            "de",
                    Set.of(
                            ":",
                            "Name",
                            "Links",
                            "Link {0}",
                            "Import",
                            "Export",
                            "Person",
                            "Server",
                            "Browser",
                            "Token",
                            "Issuer",
                            "Audience",
                            "Subject",
                            "Actor",
                            "Client",
                            "Scopes"),
            "fr", Set.of("Pages", "E-mail", "Photo", "Message", "Type", "Audience", "Client", "Scopes"),
            "es", Set.of(":", "Token", "Actor", "Scopes"),
            "it",
                    Set.of(
                            ":",
                            "E-mail",
                            "Provider",
                            "Link {0}",
                            "File",
                            "Server",
                            "Browser",
                            "Token",
                            "Issuer",
                            "Audience",
                            "Client"),
            "pt", Set.of(":", "E-mail", "Links", "Link {0}", "Enter", "Token"));
    /** Only what is written as quotation marks there. */
    private static final Map<String, String> QUOTES =
            Map.of("en", "“”", "de", "„“", "fr", "«»", "es", "«»", "it", "«»", "pt", "“”");

    private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9]+)");
    private static final Pattern LOOSE_FRENCH = Pattern.compile("[^\u00a0/0-9][:;!?»]|«[^\u00a0]");

    static Set<String> languages() {
        return Languages.TAGS;
    }

    static Set<String> translations() {
        return Languages.TAGS.stream().filter(tag -> !tag.equals("en")).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("translations")
    void keys_areThose(String language) {
        Set<String> theirs = read("_" + language).keySet();

        assertThat(missing(ENGLISH.keySet(), theirs))
                .as("to be written in " + language)
                .isEmpty();
        assertThat(missing(theirs, ENGLISH.keySet()))
                .as("to be taken out of " + language)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("translations")
    void arguments_areThose(String language) {
        assertThat(faults(language, (key, text) -> !arguments(text).equals(arguments(english(key)))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("translations")
    void nothing_isLeftEmptyOrEnglish(String language) {
        assertThat(faults(
                        language, (key, text) -> text.isEmpty() != english(key).isEmpty()))
                .isEmpty();
        assertThat(faults(
                        language,
                        (key, text) -> text.equals(english(key))
                                && !text.isEmpty()
                                && !NOBODY_TRANSLATES.contains(text)
                                && !SAME.getOrDefault(language, Set.of()).contains(text)))
                .isEmpty();
    }

    /** A sentence stays a sentence, and a label stays a label. */
    @ParameterizedTest
    @MethodSource("translations")
    void end_isPunctuatedAlike(String language) {
        assertThat(faults(language, (key, text) -> !end(text).equals(end(english(key)))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void writing_isThatOfTheLanguage(String language) {
        String foreign = "“”„«»‘‹›"
                .chars()
                .mapToObj(Character::toString)
                .filter(mark -> !QUOTES.getOrDefault(language, "").contains(mark))
                .collect(Collectors.joining("", "[", "]"));

        assertThat(faults(
                        language,
                        (key, text) -> Pattern.compile(foreign).matcher(text).find()))
                .isEmpty();
        assertThat(faults(language, (key, text) -> text.matches(".*['\"].*|.*\\.\\.\\..*|.*  .*|.* [,;:!?…].*")))
                .isEmpty();
        if (language.equals("fr")) {
            assertThat(faults(language, (key, text) -> LOOSE_FRENCH
                            .matcher(text.replaceAll("https?:", ""))
                            .find()))
                    .as("no-break space")
                    .isEmpty();
        }
    }

    /** Texts are put into pages and attributes as they are, some without Faces. */
    @ParameterizedTest
    @MethodSource("languages")
    void markup_isInNone(String language) {
        assertThat(faults(
                        language,
                        (key, text) -> (arguments(text).isEmpty() && text.matches(".*[<>&{}].*"))
                                || text.matches(".*(</|&|<[a-z]).*")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void counts_areSpoken(String language) {
        Map<String, String> texts = read(language.equals("en") ? "" : "_" + language);
        texts.forEach((key, text) -> {
            Locale locale = Locale.forLanguageTag(language);
            assertThatCode(() -> new MessageFormat(text, locale))
                    .as(key + "=" + text)
                    .doesNotThrowAnyException();
            assertThat(new MessageFormat(text, locale).format(new Object[] {2, 3, 4}))
                    .as(key)
                    .doesNotContain("{", "}");
            if (text.contains(",choice,")) {
                MessageFormat format = new MessageFormat(text, locale);
                assertThat(format.format(new Object[] {1})).as(key).doesNotContain("1");
                assertThat(format.format(new Object[] {2})).as(key).contains("2");
                assertThat(format.format(new Object[] {12_345})).as(key).containsPattern("12[.,\u00a0\u202f]?345");
            }
        });
    }

    /** Java asks for the server's own language before the base: a server in Graz must not speak German to a Londoner. */
    @Test
    void english_isEnglishOnEveryServer() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(ResourceBundle.getBundle("triad.frontend.text", Locale.ENGLISH)
                            .getString("signIn"))
                    .isEqualTo("Sign in");
        } finally {
            Locale.setDefault(before);
        }
    }

    private interface Fault {
        boolean in(String key, String text);
    }

    /** Of keys that both have: what is missing is told once. */
    private static Map<String, String> faults(String language, Fault fault) {
        Map<String, String> faults = new TreeMap<>(read(language.equals("en") ? "" : "_" + language));
        faults.keySet().retainAll(ENGLISH.keySet());
        faults.entrySet().removeIf(Predicate.not(entry -> fault.in(entry.getKey(), entry.getValue())));
        return faults;
    }

    private static String english(String key) {
        return ENGLISH.getOrDefault(key, "");
    }

    private static Set<String> missing(Set<String> all, Set<String> some) {
        Set<String> missing = new TreeSet<>(all);
        missing.removeAll(some);
        return missing;
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static String end(String text) {
        String last = text.isEmpty() ? "" : text.substring(text.length() - 1);
        return ".:;!?…".contains(last) ? last : "";
    }

    private static Map<String, String> read(String suffix) {
        var properties = new Properties();
        String name = "/triad/frontend/text" + suffix + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(TranslationsTest.class.getResourceAsStream(name), name),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, properties::getProperty));
    }
}
