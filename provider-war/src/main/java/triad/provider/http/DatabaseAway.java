package triad.provider.http;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.TransactionalException;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** What callers hear while the database does not answer: that it will pass, and when to ask again (RFC 9110 §10.2.3, §15.6.4). */
public final class DatabaseAway {
    private static final String PAUSE_SECONDS = "5";
    /** Nobody nests more, and causes may go in circles. */
    private static final int DEEPEST = 20;

    private DatabaseAway() {}

    /** Whether that is why something failed, however deep in it. */
    public static boolean caused(@Nullable Throwable failed) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(cause -> cause instanceof JdbiException || cause instanceof TransactionalException);
    }

    /** The refusal, with the pause said in the answer's header. */
    public static Refusal refusal(HttpServletResponse response) {
        response.setHeader("Retry-After", PAUSE_SECONDS);
        return new Refusal(ErrorCode.TEMPORARILY_UNAVAILABLE, "Try again in a moment");
    }
}
