package triad.provider.fetch;

import java.util.List;
import java.util.Optional;

/**
 * What an outgoing request was answered.
 *
 * @param status the HTTP status; a redirect is an answer like any other
 * @param contentType the media type in lower case, without parameters
 * @param body as it came, never decompressed
 */
@SuppressWarnings("ArrayRecordComponent") // read once by whoever fetched
public record Fetched(int status, Optional<String> contentType, byte[] body) {

    /** Whether the status is this one, and the media type one of those. */
    public boolean is(int expected, String... mediaTypes) {
        return status == expected
                && contentType
                        .filter(type -> List.of(mediaTypes).contains(type))
                        .isPresent();
    }
}
