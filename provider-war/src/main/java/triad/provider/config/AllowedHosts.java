package triad.provider.config;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that outgoing requests may reach although their addresses are not public.
 *
 * @param entries in lower case: {@code host} for every port, or {@code host:port}; IPv6 addresses in brackets
 */
public record AllowedHosts(Set<String> entries) {
    private static final Pattern ENTRY =
            Pattern.compile("(?<scheme>https://)?(?<host>[a-z0-9._-]+|\\[[0-9a-f:.]+])(?<port>:\\d{1,5})?/?");

    /** Keeps no list that changes. */
    public AllowedHosts {
        entries = Set.copyOf(entries);
    }

    /** The hosts of a comma-separated list of {@code host}, {@code host:port} and https origins. */
    public static AllowedHosts parse(String list) {
        Set<String> entries = new LinkedHashSet<>();
        for (String text : list.split(",", -1)) {
            if (!text.isBlank()) {
                entries.add(entry(text.strip().toLowerCase(Locale.ROOT)));
            }
        }
        return new AllowedHosts(entries);
    }

    /** Whether the deployment lists this host, for this port or for all. */
    public boolean include(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return entries.contains(name) || entries.contains(name + ":" + port);
    }

    private static String entry(String text) {
        Matcher entry = ENTRY.matcher(text);
        if (!entry.matches()) {
            throw new IllegalStateException(
                    "provider.fetch.allowed: '" + text + "' is no host, host:port or https origin");
        }
        String standard = entry.group("scheme") == null ? "" : ":443";
        return entry.group("host") + (entry.group("port") == null ? standard : entry.group("port"));
    }
}
