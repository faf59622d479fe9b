package triad.backend.search;

import java.util.stream.Stream;

/** PostgreSQL's {@code @@} for databases without it: whether terms, with a space between, answer what {@link Sought} asks. */
public class TermQuery {
    private static final String BEGINNING = ":*";

    public static boolean isAnswered(String terms, String query) {
        String whole = " " + terms + " ";
        return Stream.of(query.split(" & ", -1)).allMatch(part -> Stream.of(part.split(" \\| ", -1))
                .anyMatch(term -> whole.contains(" " + bare(term))));
    }

    /** Without parentheses and quotes, and with the space that ends a whole term. */
    private static String bare(String term) {
        String plain = term.replace("(", "").replace(")", "").replace("'", "");
        return plain.endsWith(BEGINNING) ? plain.substring(0, plain.length() - BEGINNING.length()) : plain + " ";
    }
}
