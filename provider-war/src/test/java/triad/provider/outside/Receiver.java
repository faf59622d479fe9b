package triad.provider.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** A server on loopback that the provider calls: it keeps what came and answers as told. */
public final class Receiver implements AutoCloseable {
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private volatile HttpHandler answer = status(200);

    /** One request as it came. */
    public record Received(String path, Map<String, String> headers, String body, long nanos) {}

    private Receiver(int port, SSLContext tls) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    /** With a certificate of the deployment, valid for {@code localhost}, on that port; 0 for any. */
    public static Receiver on(int port) {
        return new Receiver(port, Tls.of("mallory"));
    }

    /** With a certificate that the provider does not trust. */
    public static Receiver stranger() {
        return new Receiver(0, Tls.stranger());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url(String path) {
        return "https://localhost:" + port() + path;
    }

    /** How every further request is answered. */
    public Receiver answers(HttpHandler handler) {
        answer = handler;
        return this;
    }

    public static HttpHandler status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    public static HttpHandler json(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** The next request, waited for. */
    public Received next() {
        return poll(10_000).orElseThrow(() -> new AssertionError("nothing was received"));
    }

    /** The next request, if it comes within that time. */
    public Optional<Received> poll(long millis) {
        try {
            return Optional.ofNullable(received.poll(millis, TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    public int count() {
        return received.size();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            HttpHandler now = answer; // before anybody who waits for the request can change it
            received.add(new Received(exchange.getRequestURI().toString(), headers, body, System.nanoTime()));
            now.handle(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
