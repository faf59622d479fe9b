package triad.provider.dpop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP target URI without query and fragment, in the normal form in which two are compared (RFC 9449 §4.3, RFC 3986 §6.2).
 *
 * @param text lower-case scheme and host, no default port
 */
record HttpUri(String text) {

    /** The normal form; empty for what is no http(s) URI. */
    static Optional<HttpUri> of(@Nullable String uri) {
        try {
            URI parsed = new URI(uri == null ? "" : uri).normalize();
            String scheme = parsed.getScheme() == null ? "" : parsed.getScheme().toLowerCase(Locale.ROOT);
            if (parsed.getHost() == null || parsed.getRawUserInfo() != null || !scheme.startsWith("http")) {
                return Optional.empty();
            }
            int standard = "https".equals(scheme) ? 443 : 80;
            String port = parsed.getPort() < 0 || parsed.getPort() == standard ? "" : ":" + parsed.getPort();
            String path = parsed.getRawPath().isEmpty() ? "/" : parsed.getRawPath();
            return Optional.of(new HttpUri(scheme + "://" + parsed.getHost().toLowerCase(Locale.ROOT) + port + path));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
