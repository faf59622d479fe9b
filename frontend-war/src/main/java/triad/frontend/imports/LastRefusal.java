package triad.frontend.imports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Problem.FieldError;
import triad.frontend.files.Answer.Refused;

/** What was wrong with the last file of a browser session, for the page that tells it: the first few of it, and not at length. */
record LastRefusal(String word, List<String> fields, List<String> details) implements Serializable {
    private static final String LAST = LastRefusal.class.getName();
    private static final int MOST = 20;
    private static final int LONGEST = 300;

    static void keep(HttpServletRequest request, Refused<?> refused) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            List<FieldError> errors = refused.errors().stream().limit(MOST).toList();
            session.setAttribute(
                    LAST,
                    new LastRefusal(
                            refused.why().word(),
                            errors.stream()
                                    .map(error -> shortened(error.field()))
                                    .toList(),
                            errors.stream()
                                    .map(error -> shortened(error.detail()))
                                    .toList()));
        }
    }

    /** Empty where the last one was for another reason. */
    static List<FieldError> of(HttpServletRequest request, String word) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(LAST) instanceof LastRefusal last) || !last.word.equals(word)) {
            return List.of();
        }
        return IntStream.range(0, last.fields.size())
                .mapToObj(index -> new FieldError(last.fields.get(index), last.details.get(index)))
                .toList();
    }

    private static String shortened(@Nullable String text) {
        String known = text == null ? "" : text;
        return known.length() <= LONGEST ? known : known.substring(0, LONGEST) + "…";
    }
}
