package triad.frontend.photo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every way a change of one's photo can end, with the status that a script is told. */
public enum PhotoOutcome {
    SAVED(200),
    REMOVED(200),
    /** Somebody else was faster, perhaps the user in another window. */
    CHANGED(412),
    /** It is none of the formats that are taken, whatever it calls itself. */
    NO_IMAGE(415),
    TOO_LARGE(413),
    /** Damaged, or of too many pixels. */
    UNREADABLE(422),
    NOT_ALLOWED(403),
    SIGNED_OUT(401),
    /** The page it came from is not of whoever is signed in now. */
    OTHER_PERSON(409),
    /** The sign-in had ended; files are not kept over the next one. */
    INTERRUPTED(401),
    AWAY(503);

    private final int status;

    PhotoOutcome(int status) {
        this.status = status;
    }

    static PhotoOutcome refused(int status) {
        return switch (status) {
            case 401 -> SIGNED_OUT;
            case 403 -> NOT_ALLOWED;
            case 404 -> REMOVED;
            case 412, 428 -> CHANGED;
            case 413 -> TOO_LARGE;
            case 415 -> NO_IMAGE;
            case 422 -> UNREADABLE;
            default -> AWAY;
        };
    }

    public static Optional<PhotoOutcome> find(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst();
    }

    /** In URLs and in the names of texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int status() {
        return status;
    }
}
