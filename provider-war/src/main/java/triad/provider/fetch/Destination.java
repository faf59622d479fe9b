package triad.provider.fetch;

import java.net.URI;

/**
 * Where an outgoing request may go as far as its URL tells: https, a host, no user information, no fragment.
 *
 * @param uri absolute
 */
public record Destination(URI uri) {
    private static final int MOST_LENGTH = 2000;

    /** Refuses what no receiver needs, with a reason that may be sent to whoever named the URL. */
    public Destination {
        require("https".equals(uri.getScheme()), "The URL must be https");
        require(uri.getHost() != null && !uri.getHost().isEmpty(), "The URL must name a host");
        require(uri.getRawUserInfo() == null, "The URL must not hold user information");
        require(uri.getRawFragment() == null, "The URL must not have a fragment");
        require(uri.getPort() != 0 && uri.getPort() <= 65535, "The URL's port is none");
        require(uri.toString().length() <= MOST_LENGTH, "The URL is too long");
    }

    /** The host: a name, an IPv4 address, or an IPv6 address in brackets. */
    public String host() {
        return uri.getHost();
    }

    /** The port; 443 where the URL names none. */
    public int port() {
        return uri.getPort() == -1 ? 443 : uri.getPort();
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new IllegalArgumentException(reason);
        }
    }
}
