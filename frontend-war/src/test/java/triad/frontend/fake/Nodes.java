package triad.frontend.fake;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Frontend nodes as {@code start-server} starts them, on the built WAR; browsers would see one server, tests say which node they mean. */
public final class Nodes implements AutoCloseable {
    /** What the WAR takes itself for, whichever node answers. */
    public static final String ORIGIN = "https://localhost:23450";

    private static final int LAST_WORDS = 6_000;
    private static final Path STATE = Path.of("target", "nodes").toAbsolutePath();
    private static final Path CONFIG = Path.of(System.getProperty("triad.root"), "payara-config");
    private final HttpClient client = HttpClient.newBuilder()
            .sslContext(Tls.context(""))
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Map<Integer, Process> running = new HashMap<>();

    /** The base URL of a node, counted from 0. */
    public static String url(int node) {
        return "https://localhost:" + (23450 + node);
    }

    /** The port of a node in the data grid. */
    public static int gridPort(int node) {
        return 23460 + node;
    }

    /** Starts a node with these variables beside the usual ones; does not wait. */
    public Nodes start(int node, Map<String, String> environment) {
        return start(
                node,
                environment,
                Map.of(
                        "frontend.url", ORIGIN,
                        "frontend.provider.issuer", Triad.ISSUER,
                        "frontend.backend.url", Triad.BACKEND));
    }

    /** Starts a node with these settings. */
    public Nodes start(int node, Map<String, String> environment, Map<String, String> settings) {
        Path state = STATE.resolve(Integer.toString(node));
        try {
            Files.createDirectories(state.resolve("frontend"));
            if (!Files.exists(state.resolve("tls"))) {
                Files.createSymbolicLink(state.resolve("tls"), Tls.DIRECTORY);
            }
            Path properties = state.resolve("test.properties");
            Files.write(
                    properties,
                    settings.entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue())
                            .toList());
            var start = new ProcessBuilder(CONFIG.resolve("start-server").toString(), "frontend", state.toString());
            start.environment().put("TRIAD_FRONTEND_PORT", Integer.toString(23450 + node));
            start.environment().put("TRIAD_PROPERTIES", properties.toString());
            start.environment().put("JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
            start.environment().putAll(environment);
            start.redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(log(node).toFile());
            running.put(node, start.start());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return this;
    }

    /** Starts nodes that share a data grid on the loopback interface. */
    public Nodes startTogether(Map<String, String> environment) {
        for (int node = 0; node < 2; node++) {
            Map<String, String> all = new HashMap<>(environment);
            all.put("TRIAD_GRID", gridPort(node) + "," + gridPort(1 - node));
            start(node, all);
        }
        return this;
    }

    public Nodes awaitReady() {
        List<Integer> waiting = new ArrayList<>(running.keySet());
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        while (!waiting.isEmpty()) {
            waiting.removeIf(this::ready);
            if (System.nanoTime() > end || waiting.stream().anyMatch(node -> ended(node, 250))) {
                throw new AssertionError("Not ready: " + waiting + "\n" + said(waiting.get(0)));
            }
        }
        return this;
    }

    private boolean ready(int node) {
        try {
            return client.send(
                                    HttpRequest.newBuilder(URI.create(url(node) + "/health/ready"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Waits until a node says these words. */
    public void await(int node, String words) {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!said(node).contains(words)) {
            if (System.nanoTime() > end || ended(node, 250)) {
                throw new AssertionError("Node " + node + " does not say '" + words + "':\n" + said(node));
            }
        }
    }

    /** What a node has written. */
    public static String said(int node) {
        try {
            return Files.readString(log(node));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** The end of that: what a failure says of itself. */
    public static String lastWords(int node) {
        String said = said(node);
        return "Node " + node + " said at last:\n" + said.substring(Math.max(0, said.length() - LAST_WORDS));
    }

    private static Path log(int node) {
        return STATE.resolve(Integer.toString(node)).resolve("server.log");
    }

    /** As {@code kill -9} does: the node says goodbye to nobody. */
    public void kill(int node) {
        Process process = running.remove(node);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private boolean ended(int node, int millis) {
        try {
            return running.get(node).waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void close() {
        List.copyOf(running.keySet()).forEach(this::kill);
    }
}
