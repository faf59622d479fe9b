package triad.backend.search;

import java.util.List;
import java.util.function.Function;
import triad.backend.listing.Words;

/** Words as they were typed, all of which somebody must have. */
record SoughtWords(List<Word> words) {
    private static final int MOST = 8;
    private static final int LEAST_CHARACTERS = 3;

    /**
     * One of them.
     *
     * @param typed a whole word or the beginning of one
     * @param meant whole words that are spelled nearly so; empty where spelling counts
     */
    record Word(String typed, List<String> meant) {
        /** Whether it may be the beginning of very many. */
        boolean isShort() {
            return typed.length() < LEAST_CHARACTERS;
        }
    }

    /** Of a long text the first words; one of nothing but signs has none, and finds nobody. */
    static SoughtWords of(String typed) {
        return new SoughtWords(Words.of(typed).stream()
                .limit(MOST)
                .map(word -> new Word(word, List.of()))
                .toList());
    }

    /** The same where others may be meant; of a short word none. */
    SoughtWords meaning(Function<String, List<String>> similar) {
        return new SoughtWords(words.stream()
                .map(word -> word.isShort() ? word : new Word(word.typed(), similar.apply(word.typed())))
                .toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }
}
