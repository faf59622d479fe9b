package triad.provider.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.config.AllowedHosts;
import triad.provider.outside.Receiver;
import triad.provider.outside.Tls;

/** Outgoing requests against a TLS server that behaves, and against those that do not. */
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
    void tooLongAnswer_isAFailure() throws FetchFailed {
        receiver.answers(Receiver.json(200, "x".repeat(101)));
        assertFails(uri("/"));

        receiver.answers(Receiver.json(200, "x".repeat(100)));
        assertThat(fetch.get(uri("/"), "*/*", 100).body()).hasSize(100);
    }

    /** Endless, without a length. */
    @Test
    void endlessAnswer_isCutAtTheBound() {
        receiver.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[10_000]);
            }
        });

        assertFails(uri("/"));
    }

    @Test
    void compressedAnswer_staysAsItCame() throws FetchFailed {
        byte[] bomb = gzip(new byte[1_000_000]);
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, bomb.length);
            exchange.getResponseBody().write(bomb);
        });

        assertThat(fetch.get(uri("/"), "*/*", 10_000).body()).isEqualTo(bomb);
    }

    /** Each byte comes in time, the whole does not. */
    @Test
    void drippingAnswer_endsAtTheDeadline() {
        receiver.answers(dripping());

        assertFails(uri("/"));
    }

    @Test
    void silentAnswer_endsAtTheDeadline() {
        AtomicInteger calls = new AtomicInteger();
        receiver.answers(exchange -> {
            calls.incrementAndGet();
            pause(3000);
        });

        assertFails(uri("/"));
        assertThat(calls).hasValue(1);
    }

    @Test
    void silentHandshake_endsAtTheDeadline() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Fetch toIt = fetching(AllowedHosts.parse("localhost"));
            assertThatThrownBy(
                            () -> toIt.get(URI.create("https://localhost:" + silent.getLocalPort() + "/"), "*/*", 100))
                    .isInstanceOf(FetchFailed.class);
        }
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

    private static HttpHandler dripping() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 50; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                pause(100);
            }
        };
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return compressed.toByteArray();
    }
}
