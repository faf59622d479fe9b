package triad.provider.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;

/**
 * The redirect URIs of a client, compared character by character (RFC 9700 §2.1); the port of a native client's loopback address alone
 * may differ (RFC 8252 §7.3).
 *
 * @param registered as the document has them
 * @param onDevice whether the client is native
 */
public record RedirectUris(Set<String> registered, boolean onDevice) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    /** The URIs, once none of them could carry a code to the wrong place. */
    static RedirectUris of(@Nullable Collection<String> uris, boolean onDevice) {
        Set<String> all = uris == null ? Set.of() : new LinkedHashSet<>(uris);
        all.forEach(uri -> demand(uri, onDevice));
        return new RedirectUris(all, onDevice);
    }

    /** Whether a response may go there. */
    public boolean allow(String redirectUri) {
        return registered.contains(redirectUri)
                || (onDevice
                        && withoutLoopbackPort(redirectUri)
                                .filter(asked -> registered.stream()
                                        .map(RedirectUris::withoutLoopbackPort)
                                        .flatMap(Optional::stream)
                                        .anyMatch(asked::equals))
                                .isPresent());
    }

    /** The only one; empty where there are several. */
    public Optional<String> only() {
        return registered.size() == 1 ? Optional.of(registered.iterator().next()) : Optional.empty();
    }

    private static void demand(String uri, boolean onDevice) {
        URI parsed = parse(uri).orElseThrow(() -> unfit(uri, "is no URI"));
        if (parsed.getRawFragment() != null || uri.indexOf('#') >= 0 || parsed.getRawUserInfo() != null) {
            throw unfit(uri, "has a fragment or user information");
        }
        boolean web = "https".equals(parsed.getScheme()) && parsed.getHost() != null;
        if (!web && !(onDevice && fitsDevice(parsed))) {
            throw unfit(
                    uri,
                    onDevice
                            ? "is no https, loopback or private-use URI"
                            : "is no https URI, as application_type web demands");
        }
    }

    /** RFC 8252 §7.1: a private-use scheme is a reversed domain name; §7.3 and OpenID Connect Registration §2: http on the loopback address. */
    private static boolean fitsDevice(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        return "http".equals(scheme)
                ? uri.getHost() != null && LOOPBACK.contains(uri.getHost())
                : scheme.contains(".") && scheme.equals(scheme.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> withoutLoopbackPort(String uri) {
        return parse(uri)
                .filter(parsed -> "http".equals(parsed.getScheme())
                        && parsed.getRawUserInfo() == null
                        && parsed.getHost() != null
                        && LOOPBACK.contains(parsed.getHost()))
                .map(parsed -> parsed.getHost() + "|" + parsed.getRawPath() + "|" + parsed.getRawQuery() + "|"
                        + parsed.getRawFragment());
    }

    private static Optional<URI> parse(String uri) {
        try {
            return Optional.of(new URI(uri));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static Refusal unfit(String uri, String why) {
        return new Refusal(ErrorCode.INVALID_REDIRECT_URI, "'" + uri + "' " + why);
    }
}
