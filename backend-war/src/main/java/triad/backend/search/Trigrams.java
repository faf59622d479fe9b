package triad.backend.search;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How alike texts are although some letters are wrong: PostgreSQL's {@code similarity} and {@code word_similarity} for databases without
 * them. Words are of letters and digits, in any case; each gives all its runs of three characters, with two spaces before it and one after.
 */
public class Trigrams {

    /** The share of common runs in all, from 0 to 1. */
    public static double similarity(String one, String other) {
        Set<String> all = new HashSet<>(runsOf(one));
        Set<String> others = new HashSet<>(runsOf(other));
        long common = others.stream().filter(all::contains).count();
        all.addAll(others);
        return all.isEmpty() ? 0 : common / (double) all.size();
    }

    /** The best share of common runs in any stretch of the text, from 0 to 1. */
    public static double wordSimilarity(String words, String text) {
        Set<String> wanted = new HashSet<>(runsOf(words));
        if (wanted.isEmpty()) {
            return 0;
        }
        List<String> runs = runsOf(text);
        double best = 0;
        for (int start = 0; start < runs.size(); start++) {
            if (wanted.contains(runs.get(start))) {
                best = Math.max(best, bestFrom(start, runs, wanted));
            }
        }
        return best;
    }

    /** A stretch that is longer than the words several times over cannot be the best. */
    private static double bestFrom(int start, List<String> runs, Set<String> wanted) {
        Set<String> stretch = new HashSet<>();
        int common = 0;
        double best = 0;
        int end = (int) Math.min(runs.size(), start + 3L * wanted.size());
        for (int i = start; i < end; i++) {
            String run = runs.get(i);
            if (stretch.add(run) && wanted.contains(run)) {
                common++;
                best = Math.max(best, common / (double) (wanted.size() + stretch.size() - common));
            }
        }
        return best;
    }

    private static List<String> runsOf(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> "  " + word + " ")
                .flatMap(word ->
                        IntStream.rangeClosed(0, word.length() - 3).mapToObj(start -> word.substring(start, start + 3)))
                .toList();
    }
}
