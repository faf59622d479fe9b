package triad.provider.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The origin of a page or picture in the web (RFC 6454 §6.2), https alone.
 *
 * @param text such as {@code https://shop.example} or {@code https://shop.example:8443}: fit for a header of ours
 */
public record Origin(String text) {
    private static final Pattern FIT = Pattern.compile("https://[a-z0-9.-]{1,253}(:[0-9]{1,5})?");

    /** Refuses whatever could say more than one place. */
    public Origin {
        if (!FIT.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no https origin");
        }
    }

    /** Where the URI leads; empty where that is not by https to a host with a name. */
    public static Optional<Origin> of(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String text = uri.getScheme() + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + port;
        boolean named = uri.getHost() != null && uri.getRawUserInfo() == null;
        return Optional.of(text)
                .filter(origin -> named && FIT.matcher(origin).matches())
                .map(Origin::new);
    }

    @Override
    public String toString() {
        return text;
    }
}
