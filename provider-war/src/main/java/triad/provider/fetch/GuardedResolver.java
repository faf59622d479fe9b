package triad.provider.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import triad.provider.config.AllowedHosts;

/**
 * Resolves a host for one connection, which then goes to an address that was checked here: no second lookup can answer otherwise.
 *
 * <p>A single address that is not public refuses the host, so that no mixture of answers gets through by chance.
 */
final class GuardedResolver implements DnsResolver {
    /** A host with many dead addresses would cost a connect timeout each. */
    private static final int MOST_TRIED = 2;

    private final AllowedHosts allowed;
    private final Lookup lookup;

    GuardedResolver(AllowedHosts allowed, Lookup lookup) {
        this.allowed = allowed;
        this.lookup = lookup;
    }

    /** The name service. */
    @FunctionalInterface
    interface Lookup {
        /** All addresses of a name, or the one that it spells. */
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        InetAddress[] addresses = lookup.addresses(host);
        boolean fit =
                allowed.include(inUrl(host), port) || Arrays.stream(addresses).allMatch(PublicAddress::is);
        if (!fit) {
            throw new UnknownHostException(host + " has an address that is not public");
        }
        return Arrays.stream(addresses)
                .limit(MOST_TRIED)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** Whether the configuration lists it, as it does the deployment's own servers. */
    boolean lists(Destination destination) {
        return allowed.include(destination.host(), destination.port());
    }

    /** Without a port, only what is public. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return resolve(host, 0).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The client takes the brackets off an IPv6 address, the configuration has them. */
    private static String inUrl(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
