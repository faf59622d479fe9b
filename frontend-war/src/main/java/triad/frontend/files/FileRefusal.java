package triad.frontend.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Outcome.Why;

/** Every reason for which nothing becomes of a file, the backend's and our own; each has a sentence. */
public enum FileRefusal {
    SIGNED_OUT(Why.SIGNED_OUT),
    ADMINISTRATORS_ONLY(Why.NOT_ALLOWED),
    /** The user did not permit us this, or signed in too long ago and did not do so again. */
    NOT_ALLOWED(Why.NOT_ALLOWED),
    NOT_FOUND(Why.NOT_FOUND),
    TOO_MANY(Why.TOO_MANY),
    AWAY(Why.AWAY),
    /** No file came, or not by our form. */
    NO_FILE(Why.REFUSED),
    EMPTY(Why.REFUSED),
    TOO_LARGE(Why.REFUSED),
    OTHER_KIND(Why.REFUSED),
    /** It is not what it says it is. */
    MALFORMED(Why.REFUSED),
    /** It names what there is not. */
    BAD_FIELDS(Why.REFUSED),
    /** Ten of them wait; or, where one is to be stopped, it is over. */
    CONFLICT(Why.REFUSED),
    /** The same file is being received. */
    BUSY(Why.REFUSED),
    /** The form was used for another file. */
    USED(Why.REFUSED);

    private static final String TYPES = "urn:triad:problem:";
    private final Why why;

    FileRefusal(Why why) {
        this.why = why;
    }

    /** What it is to a page that has nothing else to show. */
    Why why() {
        return why;
    }

    /** In URLs and in the names of texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FileRefusal> find(@Nullable String word) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.word().equals(word))
                .findFirst();
    }

    /**
     * The backend's.
     *
     * @param type of the problem document (RFC 9457 §3.1.1), which tells apart what has the same status; null if there is none
     */
    static FileRefusal of(int status, @Nullable String type) {
        return switch (status) {
            case 400 -> is(type, "malformed-body") ? MALFORMED : AWAY;
            case 401 -> SIGNED_OUT;
            case 403 -> is(type, "administrators-only") ? ADMINISTRATORS_ONLY : NOT_ALLOWED;
            case 404 -> NOT_FOUND;
            case 409 -> is(type, "idempotency-key-busy") ? BUSY : CONFLICT;
            case 413 -> TOO_LARGE;
            case 415 -> OTHER_KIND;
            case 422 -> is(type, "idempotency-key-reused") ? USED : BAD_FIELDS;
            case 429 -> TOO_MANY;
            default -> AWAY;
        };
    }

    static boolean is(@Nullable String type, String name) {
        return (TYPES + name).equals(type);
    }
}
