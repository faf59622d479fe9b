package triad.frontend.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The languages of the pages: one bundle each, named after its language; the first is everybody's who speaks none of them. They address
 * people as colleagues: du, tú, tu and você, but vous. Portuguese is that of Brazil, as its tag alone means (CLDR, likely subtags). A
 * further one is a tag here and a bundle; TranslationsTest tells what that lacks.
 */
class Languages {
    static final List<Locale> ALL = Stream.of("en", "de", "fr", "es", "it", "pt")
            .map(Locale::forLanguageTag)
            .toList();
    static final Set<String> TAGS = tags();

    /** A language range with its weight (RFC 9110 §12.5.4); the wildcard says nothing about which (RFC 4647 §3.4). */
    private static final Pattern WISH = Pattern.compile(
            "\\s*+([a-zA-Z]{1,8})(?:-[a-zA-Z0-9]{1,8})*+\\s*+(?:;\\s*+[qQ]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)\\s*+)?");
    /** What comes after so many wishes is nobody's. */
    private static final int MOST = 50;

    private record Wish(Locale language, double weight) {}

    private static Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        ALL.forEach(locale -> tags.add(locale.toLanguageTag()));
        return tags;
    }

    /** The one of these fields {@code Accept-Language} that is there and wanted most, the first of several; what cannot be read is passed over. */
    static Optional<Locale> wanted(List<String> fields) {
        return Arrays.stream(String.join(",", fields).split(",", MOST + 1))
                .limit(MOST)
                .flatMap(Languages::wish)
                .max(Comparator.comparingDouble(Wish::weight))
                .map(Wish::language);
    }

    private static Stream<Wish> wish(String text) {
        Matcher matcher = WISH.matcher(text);
        if (!matcher.matches()) {
            return Stream.empty();
        }
        double weight = matcher.group(2) == null ? 1 : Double.parseDouble(matcher.group(2));
        return find(matcher.group(1)).stream()
                .filter(language -> weight > 0)
                .map(language -> new Wish(language, weight));
    }

    /** That of a tag (BCP 47, or with the underscore that OpenID Connect Core 1.0 §5.1 lets pass); a country is of no matter. */
    static Optional<Locale> find(String tag) {
        Locale language = Locale.forLanguageTag(tag.split("[-_]", 2)[0]);
        return Optional.of(language).filter(ALL::contains);
    }

    /** As a line of its own says it: several languages write their names small within a sentence. */
    static String nameOf(Locale named, Locale in) {
        String name = named.getDisplayName(in);
        return name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(in) + name.substring(1);
    }
}
