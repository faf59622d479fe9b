package triad.provider.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Tells addresses of the internet from all others (the IANA special-purpose registries, RFC 6890). */
final class PublicAddress {
    /** Not of the internet, whatever they stand for. */
    private static final List<Block> SPECIAL = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 4),
            Block.of("240.0.0.0", 4),
            Block.of("2001:0::", 23),
            Block.of("2001:db8::", 32),
            Block.of("3fff::", 20));

    /** All of the IPv6 internet; loopback, unique-local, link-local, multicast and mapped addresses are outside. */
    private static final Block GLOBAL_UNICAST = Block.of("2000::", 3);

    /** NAT64 (RFC 6052 §2.1) with the IPv4 address at the end, 6to4 (RFC 3056) with it behind the prefix. */
    private static final Block NAT64 = Block.of("64:ff9b::", 96);

    private static final Block SIX_TO_FOUR = Block.of("2002::", 16);

    private PublicAddress() {}

    /** Whether the address, and the IPv4 address inside it, is one of the internet. */
    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return SPECIAL.stream().noneMatch(block -> block.holds(bytes));
        }
        if (NAT64.holds(bytes)) {
            return is(inside(bytes, 12));
        }
        if (SIX_TO_FOUR.holds(bytes)) {
            return is(inside(bytes, 2));
        }
        return GLOBAL_UNICAST.holds(bytes) && SPECIAL.stream().noneMatch(block -> block.holds(bytes));
    }

    private static InetAddress inside(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("Four bytes are an address", impossible);
        }
    }

    /** A range of addresses: those that share the first bits. */
    private record Block(List<Byte> prefix, int bits) {
        static Block of(String address, int bits) {
            try {
                byte[] bytes = InetAddress.getByName(address).getAddress();
                Byte[] boxed = new Byte[bytes.length];
                Arrays.setAll(boxed, i -> bytes[i]);
                return new Block(List.of(boxed), bits);
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(address, impossible);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix.get(bit / 8) & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
