package triad.provider.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.config.AllowedHosts;

/** Which hosts an outgoing request may reach. */
class GuardedResolverTest {
    private static final AllowedHosts ALLOWED =
            AllowedHosts.parse("inside.example, localhost:8443, https://Origin.example, [::1]:9");

    @Test
    void publicHost_isReachedAtTheAddressThatWasChecked() throws UnknownHostException {
        assertThat(naming("8.8.8.8").resolve("receiver.example", 443))
                .containsExactly(new InetSocketAddress(InetAddress.getByName("8.8.8.8"), 443));
    }

    /** ATTACKS 65 to 67. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "::1", "169.254.169.254"})
    void nameOfAnInternalAddress_isRefused(String address) {
        assertRefused(naming(address), "receiver.example", 443);
    }

    /** One internal address among public ones would be reached sooner or later. */
    @Test
    void mixtureOfAddresses_isRefused() {
        assertRefused(naming("8.8.8.8", "127.0.0.1"), "receiver.example", 443);
        assertRefused(naming("8.8.8.8", "1.1.1.1", "fd00::1"), "receiver.example", 443);
    }

    /** Whatever the name service makes of odd spellings, an address that is not public is refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0",
                "0.0.0.0",
                "localhost",
                "[::1]",
                "::1",
                "[::ffff:127.0.0.1]",
                "[0:0:0:0:0:ffff:7f00:1]",
                "[fe80::1]",
                "10.0.0.1",
                "[::]",
                "[64:ff9b::7f00:1]"
            })
    void spelledAddress_isRefused(String host) {
        assertRefused(new GuardedResolver(AllowedHosts.parse(""), InetAddress::getAllByName), host, 443);
    }

    @ParameterizedTest
    @CsvSource({
        "inside.example, 1",
        "INSIDE.example, 443",
        "localhost, 8443",
        "origin.example, 443",
        "::1, 9",
        "[::1], 9"
    })
    void listedHost_isReachedWhereverItIs(String host, int port) throws UnknownHostException {
        assertThat(naming("127.0.0.1").resolve(host, port)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 443",
        "origin.example, 8443",
        "x.inside.example, 443",
        "inside.example.evil.example, 443",
        "inside.example., 443",
        "::1, 10"
    })
    void neighbourOfAListedHost_isRefused(String host, int port) {
        assertRefused(naming("127.0.0.1"), host, port);
    }

    /** A name service that answers slowly, or not at all, keeps nobody for long. */
    @Test
    @Timeout(10)
    void slowNameService_isGivenUp() {
        TimedLookup slow = new TimedLookup(
                host -> {
                    LockSupport.parkNanos(Duration.ofSeconds(30).toNanos());
                    return new InetAddress[0];
                },
                Duration.ofMillis(200));

        assertRefused(new GuardedResolver(ALLOWED, slow), "slow.example", 443);
        assertRefused(
                new GuardedResolver(ALLOWED, new TimedLookup(InetAddress::getAllByName, Duration.ofSeconds(5))),
                "127.0.0.1",
                443);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://x.example", "x.example/path", "x:y", "user@x.example", "a b", "https://x.example:1/x"})
    void badEntry_stopsTheDeployment(String list) {
        assertThatThrownBy(() -> AllowedHosts.parse(list))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("provider.fetch.allowed");
    }

    /** Only those see our certificate. */
    @ParameterizedTest
    @CsvSource({
        "https://listed.example/, true",
        "https://listed.example:9443/, false",
        "https://other.example/, false",
        "https://listed.example.evil.example/, false",
        "https://evil.example/listed.example, false"
    })
    void listedDestination_isTold(URI uri, boolean listed) {
        GuardedResolver resolver = new GuardedResolver(AllowedHosts.parse("https://listed.example"), host -> {
            throw new UnknownHostException("nobody is looked up");
        });

        assertThat(resolver.lists(new Destination(uri))).isEqualTo(listed);
    }

    private static void assertRefused(GuardedResolver resolver, String host, int port) {
        assertThatThrownBy(() -> resolver.resolve(host, port)).isInstanceOf(UnknownHostException.class);
    }

    private static GuardedResolver naming(String... addresses) {
        return new GuardedResolver(ALLOWED, host -> Arrays.stream(addresses)
                .map(GuardedResolverTest::address)
                .toArray(InetAddress[]::new));
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException broken) {
            throw new AssertionError(broken);
        }
    }
}
