package triad.provider.page;

import java.util.Optional;
import java.util.regex.Pattern;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;

/**
 * A path of this server that a page may send the browser on to.
 *
 * @param path segments of letters, digits, {@code -} and {@code _} only: no query, no {@code //}, no {@code \}, no encoded
 *     character, so that it can lead nowhere else
 */
public record LocalPath(String path) {
    private static final Pattern SAFE = Pattern.compile("(/[A-Za-z0-9_-]{1,100}){1,4}");

    /** Refuses what is not such a path. */
    public LocalPath {
        if (!SAFE.matcher(path).matches()) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The way on is not a path of this server");
        }
    }

    /** The path, if the text is one. */
    public static Optional<LocalPath> find(String text) {
        return SAFE.matcher(text).matches() ? Optional.of(new LocalPath(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return path;
    }
}
