package triad.backend.listing;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as the words by which people are found: letters and digits in lower case, without the accents of Latin, Greek and Cyrillic, each once. */
public class Words {
    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
    /** Letters and digits of a script; whatever else there is stands between words, and what is longer counts as several. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]{1,64}");

    public static Set<String> of(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        Set<String> words = new LinkedHashSet<>();
        WORD.matcher(Normalizer.normalize(plain, Normalizer.Form.NFC))
                .results()
                .forEach(word -> words.add(word.group()));
        return words;
    }
}
