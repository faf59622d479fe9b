package triad.provider.request;

import java.util.Optional;
import triad.provider.http.OpaqueValue;

/**
 * The {@code request_uri} of a pushed request (RFC 9126 §2.2).
 *
 * @param handle its random part
 */
public record PushedUri(OpaqueValue handle) {
    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    /** The pushed request's URI, if the text is one of ours; no other URI is ever looked at or fetched. */
    public static Optional<PushedUri> find(String requestUri) {
        return requestUri.startsWith(PREFIX)
                ? Optional.of(new PushedUri(new OpaqueValue(requestUri.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** The URI on the wire. */
    public String uri() {
        return PREFIX + handle.value();
    }
}
