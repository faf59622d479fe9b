package triad.frontend.backend;

/** One or two letters in place of a picture. */
public record Initials(String text) {
    public static Initials of(String name) {
        String[] words = name.strip().split("\\s+", -1);
        return new Initials(first(words[0]) + (words.length > 1 ? first(words[words.length - 1]) : ""));
    }

    /** Whole code points: a name may begin beyond the basic plane. */
    private static String first(String word) {
        return word.isEmpty() ? "" : Character.toString(Character.toUpperCase(word.codePointAt(0)));
    }
}
