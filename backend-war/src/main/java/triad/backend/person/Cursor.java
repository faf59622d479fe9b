package triad.backend.person;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import triad.backend.http.Parameters;
import triad.backend.problem.Refusal;

/** The person after whom the next page of people by name begins; to callers an opaque text. */
public record Cursor(String sortName, String subject) {
    private static final char BETWEEN = '\n';
    private static final int MOST_CHARACTERS = 4000;

    /** Right after a person. */
    public static Cursor after(Person person) {
        return new Cursor(person.sortName(), person.subject());
    }

    /** What comes from elsewhere is refused, and what was changed leads nowhere but to another place in the list. */
    public static Cursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int between = plain.indexOf(BETWEEN);
            if (between > 0 && plain.indexOf('\0') < 0 && text.length() <= MOST_CHARACTERS) {
                return new Cursor(plain.substring(between + 1), plain.substring(0, between));
            }
        } catch (IllegalArgumentException e) {
            throw refusal();
        }
        throw refusal();
    }

    private static Refusal refusal() {
        return Parameters.bad("after", "take it from the Link of a page");
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((subject + BETWEEN + sortName).getBytes(StandardCharsets.UTF_8));
    }
}
