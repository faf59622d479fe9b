package triad.provider.outbox;

import java.net.URI;
import java.util.Map;

/**
 * A request as it goes out.
 *
 * @param headers beside the content type
 */
public record Parcel(URI url, String contentType, Map<String, String> headers, String body) {}
