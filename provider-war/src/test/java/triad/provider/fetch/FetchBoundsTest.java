package triad.provider.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import triad.provider.config.AllowedHosts;
import triad.provider.outside.Receiver;
import triad.provider.outside.Tls;

/** Outgoing requests whose answers are too long or come too late. */
@Timeout(20)
class FetchBoundsTest {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private final Receiver receiver = Receiver.on(0);
    private final Fetch fetch = fetching(AllowedHosts.parse("localhost:" + receiver.port()));

    @AfterEach
    void stop() {
        fetch.close();
        receiver.close();
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
