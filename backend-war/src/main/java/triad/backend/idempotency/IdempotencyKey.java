package triad.backend.idempotency;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** The name that a caller gave one request (draft §2.1): a string of RFC 9651 §3.3.3, without parameters. */
record IdempotencyKey(String text) {
    static final String HEADER = "Idempotency-Key";

    private static final int MOST_CHARACTERS = 255;
    private static final Pattern STRING = Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])+)\"");

    /** Draft §2.7: 400 where it is missing; §2.1: it comes once. */
    static IdempotencyKey require(List<String> headers) {
        if (headers.size() == 1) {
            Matcher string = STRING.matcher(headers.get(0).strip());
            if (string.matches() && string.group(1).length() <= MOST_CHARACTERS) {
                return new IdempotencyKey(string.group(1));
            }
        }
        throw new Refusal(
                Reason.IDEMPOTENCY_KEY_NEEDED,
                "Send one " + HEADER + " of 1 to " + MOST_CHARACTERS
                        + " characters in quotes, such as a new \"8e03978e-40d5-43e8-bc93-6894a57f9324\" for each request;"
                        + " with the same one a request that got no answer can be sent again");
    }
}
