package triad.frontend.settings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The languages of the pages: one bundle each, named after its language; the first is everybody's who speaks none of them. */
class Languages {
    static final List<Locale> ALL = List.of(Locale.ENGLISH);
    static final Set<String> TAGS = tags();

    private static Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        ALL.forEach(locale -> tags.add(locale.toLanguageTag()));
        return tags;
    }

    /** The first that is wanted (RFC 9110 §12.5.4) and there; a country is of no matter. */
    static Locale bestOf(List<Locale> wanted) {
        return wanted.stream()
                .map(locale -> Locale.forLanguageTag(locale.getLanguage()))
                .filter(ALL::contains)
                .findFirst()
                .orElse(ALL.get(0));
    }
}
