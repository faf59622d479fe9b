package triad.frontend.person;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * A text that somebody else wrote, and where it leads (ATTACKS 27, 28).
 *
 * @param href empty where it leads nowhere that a browser may be sent to
 */
public record Reference(String text, String href) {
    private static final Set<String> WEB = Set.of("https", "http");

    static Reference web(String address) {
        try {
            URI uri = new URI(address);
            boolean isWeb = uri.getScheme() != null
                    && WEB.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
            return new Reference(isWeb ? withoutScheme(address) : address, isWeb ? uri.toASCIIString() : "");
        } catch (URISyntaxException none) {
            return new Reference(address, "");
        }
    }

    /** Nothing but the address: no subject and no other receiver (RFC 6068). */
    static Reference mail(String address) {
        String encoded = URLEncoder.encode(address, StandardCharsets.UTF_8).replace("+", "%20");
        return new Reference(address, "mailto:" + encoded.replace("%40", "@"));
    }

    static Reference phone(String number) {
        String digits = number.replaceAll("[^+0-9]", "");
        return new Reference(number, digits.isEmpty() ? "" : "tel:" + digits);
    }

    /** Those of whom the same is told. */
    static Reference people(String text, String parameter, String value) {
        return new Reference(text, "/people?" + parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static String withoutScheme(String address) {
        String rest = address.substring(address.indexOf("://") + 3);
        return rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    }
}
