package triad.provider.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.config.AllowedHosts;
import triad.provider.outside.Receiver;
import triad.provider.outside.Tls;

/** Outgoing requests: what they carry, and whom they do not reach. */
@Timeout(20)
class FetchTest {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private final Receiver receiver = Receiver.on(0);
    private final Fetch fetch = fetching(AllowedHosts.parse("localhost:" + receiver.port()));

    @AfterEach
    void stop() {
        fetch.close();
        receiver.close();
    }

    @Test
    void get_bringsTheDocument() throws FetchFailed {
        receiver.answers(Receiver.json(200, "{}"));

        Fetched fetched = fetch.get(uri("/jwks?x=1"), "application/json", 100);

        assertThat(fetched.is(200, "application/jwk-set+json", "application/json"))
                .isTrue();
        assertThat(fetched.body()).asString().isEqualTo("{}");
        assertThat(receiver.next()).satisfies(request -> {
            assertThat(request.path()).isEqualTo("/jwks?x=1");
            assertThat(request.headers())
                    .containsEntry("Accept", "application/json")
                    .doesNotContainKeys("Cookie", "Accept-Encoding", "Authorization");
        });
    }

    @Test
    void post_sendsTheBody() throws FetchFailed {
        receiver.answers(Receiver.status(202));

        Fetched fetched = fetch.post(
                uri("/events"),
                "application/secevent+jwt",
                Map.of("Authorization", "Bearer x"),
                "a.b.c".getBytes(StandardCharsets.US_ASCII));

        assertThat(fetched.status()).isEqualTo(202);
        assertThat(fetched.contentType()).isEmpty();
        assertThat(receiver.next()).satisfies(request -> {
            assertThat(request.body()).isEqualTo("a.b.c");
            assertThat(request.headers())
                    .containsEntry("Content-Type", "application/secevent+jwt")
                    .containsEntry("Authorization", "Bearer x");
        });
    }

    /** ATTACKS 67. */
    @Test
    void redirect_isAnAnswerAndNotFollowed() throws FetchFailed {
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", receiver.url("/elsewhere"));
            exchange.sendResponseHeaders(302, -1);
        });

        assertThat(fetch.get(uri("/"), "*/*", 100).status()).isEqualTo(302);
        assertThat(receiver.count()).isEqualTo(1);
    }

    @Test
    void cookie_isForgotten() throws FetchFailed {
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().set("Set-Cookie", "a=b; Secure");
            exchange.sendResponseHeaders(503, -1);
        });

        fetch.get(uri("/"), "*/*", 100);
        fetch.get(uri("/"), "*/*", 100);

        assertThat(receiver.next().headers()).doesNotContainKey("Cookie");
        assertThat(receiver.next().headers()).doesNotContainKey("Cookie");
        assertThat(receiver.count()).isZero();
    }

    @Test
    void untrustedServer_isAFailure() {
        try (Receiver stranger = Receiver.stranger()) {
            Fetch toIt = fetching(AllowedHosts.parse("localhost"));
            assertThatThrownBy(() -> toIt.get(URI.create(stranger.url("/")), "*/*", 100))
                    .isInstanceOf(FetchFailed.class);
            assertThat(stranger.count()).isZero();
        }
    }

    /** The certificate is not for this name. */
    @Test
    void otherHostName_isAFailure() {
        Fetch toIt = new Fetch(
                new GuardedResolver(AllowedHosts.parse("other.example"), host ->
                        new InetAddress[] {InetAddress.getLoopbackAddress()}),
                Tls.anonymous(),
                Tls.anonymous(),
                DEADLINE);

        assertThatThrownBy(() -> toIt.get(URI.create("https://other.example:" + receiver.port() + "/"), "*/*", 100))
                .isInstanceOf(FetchFailed.class)
                .hasMessageContaining("other.example");
        assertThat(receiver.count()).isZero();
    }

    /** ATTACKS 65 and 66: no way to a server that is not listed. */
    @Test
    void hostThatIsNotListed_isNotReached() {
        Fetch toNobody = fetching(AllowedHosts.parse(""));

        for (String host :
                new String[] {"localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "127.1", "2130706433"}) {
            assertThatThrownBy(
                            () -> toNobody.get(URI.create("https://" + host + ":" + receiver.port() + "/"), "*/*", 100))
                    .isInstanceOf(FetchFailed.class);
        }
        assertThat(receiver.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/",
                "HTTPS://localhost/",
                "https:/x",
                "https:x",
                "/x",
                "https://user@localhost/",
                "https://localhost/#x",
                "https://local_host/",
                "https://localhost:0/",
                "https://localhost:65536/",
                "file:///etc/passwd",
                "jar:https://localhost/!/x",
                "ftp://localhost/"
            })
    void unfitUrl_isNotFetched(String url) {
        assertFails(URI.create(url));
        assertThat(receiver.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\nHost: evil.example", "x\ny", "x\u0000", "x\u00e4"})
    void headerOfTwoLines_isNotSent(String value) {
        assertThatThrownBy(() -> fetch.post(uri("/"), "text/plain", Map.of("Authorization", value), new byte[0]))
                .isInstanceOf(FetchFailed.class);
        assertThat(receiver.count()).isZero();
    }

    private void assertFails(URI uri) {
        assertThatThrownBy(() -> fetch.get(uri, "*/*", 100)).isInstanceOf(FetchFailed.class);
    }

    private URI uri(String path) {
        return URI.create(receiver.url(path));
    }

    private static Fetch fetching(AllowedHosts allowed) {
        return new Fetch(
                new GuardedResolver(allowed, InetAddress::getAllByName), Tls.anonymous(), Tls.anonymous(), DEADLINE);
    }
}
