package triad.backend.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import triad.backend.person.Words;

/**
 * What somebody must have to be found: for each word that was typed, one of the words that may be meant.
 *
 * @param beginnings the words that were typed; each may be the beginning of one
 * @param meant in the same order, whole words that are spelled nearly so; empty lists where spelling counts
 */
record SoughtWords(List<String> beginnings, List<List<String>> meant) {
    private static final int MOST = 8;

    /** Of a long text the first words; one of nothing but signs has none, and finds nobody. */
    static SoughtWords of(String typed) {
        List<String> words = Words.of(typed).stream().limit(MOST).toList();
        return new SoughtWords(
                words, words.stream().map(word -> List.<String>of()).toList());
    }

    SoughtWords with(List<List<String>> similar) {
        return new SoughtWords(beginnings, similar);
    }

    boolean isEmpty() {
        return beginnings.isEmpty();
    }

    /** As PostgreSQL's full-text search takes it; words are letters and digits, so that no operator gets through. */
    String toTsquery() {
        return IntStream.range(0, beginnings.size())
                .mapToObj(at -> alternatives(at).stream().collect(Collectors.joining(" | ", "(", ")")))
                .collect(Collectors.joining(" & "));
    }

    private List<String> alternatives(int at) {
        List<String> all = new ArrayList<>(List.of("'" + beginnings.get(at) + "':*"));
        meant.get(at).forEach(word -> all.add("'" + word + "'"));
        return all;
    }

    /** For databases without: each list is one typed word's alternatives, as parts of words with a space before and after each. */
    List<List<String>> toParts() {
        return IntStream.range(0, beginnings.size())
                .<List<String>>mapToObj(at -> {
                    List<String> parts = new ArrayList<>(List.of(" " + beginnings.get(at)));
                    meant.get(at).forEach(word -> parts.add(" " + word + " "));
                    return parts;
                })
                .toList();
    }
}
