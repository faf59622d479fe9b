package triad.frontend.fake;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A backend with one profile, on mutual TLS; it remembers what it was asked. */
public final class FakeBackend {
    private static final int PORT = 23445;
    private static final String EVERYBODY = Stream.of(
                    "email picture photo job_title department manager location time_zone phones languages skills pronouns biography links out_of_office"
                            .split(" "))
            .map(field -> "\"" + field + "\":\"everyone\"")
            .collect(Collectors.joining(","));

    /** What else there is of her. */
    public final FakeOwn own = new FakeOwn();
    /** The headers of each call. */
    public final List<Headers> calls = new CopyOnWriteArrayList<>();
    /** The body of each change. */
    public final List<String> patches = new CopyOnWriteArrayList<>();
    /** Answered instead of the profile if not 0. */
    public volatile int status;
    /** The problem document that goes with {@link #status}. */
    public volatile String problem = "{}";

    /** The status of the answer about departments. */
    public volatile int departments = 200;

    public volatile String departmentList = "";

    public volatile String jobTitle = "Countess";
    /** More of what she tells. */
    public volatile String details = "";
    /** Who sees what. */
    public volatile String visibility = EVERYBODY;
    /** More members of the profile. */
    public volatile String more = "";
    /** What it tells of its own calls, in the header for that, by the id of the caller's span; nothing if blank. */
    public volatile UnaryOperator<String> spans = parent -> "";
    /** Of the ETag. */
    public final AtomicInteger version = new AtomicInteger();

    public final FakePeople people = new FakePeople();
    /** What administrators do. */
    public final FakeFiles files = new FakeFiles();

    private @Nullable HttpsServer server;
    private boolean empty;

    void reset() {
        if (empty) {
            stop();
        }
        if (server == null) {
            server = Tls.server(PORT, "backend", true);
            server.createContext("/api/profile", this::profile);
            own.listen(server);
            server.createContext("/api/departments", this::departments);
            server.createContext("/openapi", this::description);
            people.serve(server);
            files.serve(server);
            server.start();
        }
        people.reset();
        files.reset();
        status = 0;
        own.reset();
        departments = 200;
        departmentList = """
            {"departments":[{"id":"engine","name":"Analytical Engine"},{"id":"mill","name":"Mill","parent":"engine"}]}""";
        problem = "{}";
        jobTitle = "Countess";
        more = "";
        spans = parent -> "";
        details = "";
        visibility = EVERYBODY;
        version.set(1);
        calls.clear();
        patches.clear();
    }

    public void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        empty = false;
    }

    /** From now on it answers as a server does that has no application yet. */
    public void undeploy(String type, String body) {
        stop();
        server = Tls.server(PORT, "backend", true);
        server.createContext("/", exchange -> Answers.send(exchange, 404, type, body));
        server.start();
        empty = true;
    }

    private void profile(HttpExchange exchange) throws IOException {
        calls.add(exchange.getRequestHeaders());
        String told =
                spans.apply(exchange.getRequestHeaders().getFirst("Traceparent").substring(36, 52));
        if (!told.isBlank()) {
            exchange.getResponseHeaders().set("Triad-Spans", told);
        }
        boolean change = exchange.getRequestMethod().equals("PATCH");
        if (change) {
            patches.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }
        if (change
                && !"application/merge-patch+json"
                        .equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            Answers.send(exchange, 415, "application/problem+json", "{}");
        } else if (status != 0) {
            Answers.send(exchange, status, "application/problem+json", problem);
        } else if (change && !etag().equals(exchange.getRequestHeaders().getFirst("If-Match"))) {
            Answers.send(exchange, 412, "application/problem+json", "{}");
        } else {
            version.addAndGet(change ? 1 : 0);
            exchange.getResponseHeaders().set("ETag", etag());
            Answers.json(exchange, 200, body());
        }
    }

    private void departments(HttpExchange exchange) throws IOException {
        Answers.api(exchange, departments, departmentList);
    }

    private void description(HttpExchange exchange) throws IOException {
        calls.add(exchange.getRequestHeaders());
        exchange.getResponseHeaders().set("ETag", "\"d1\"");
        if (status != 0) {
            Answers.send(exchange, status, "application/problem+json", problem);
        } else if ("\"d1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        } else {
            String name = exchange.getRequestURI().getPath();
            Answers.send(exchange, 200, name.equals("/openapi") ? "text/html;charset=UTF-8" : "text/css", name);
        }
    }

    private String etag() {
        return "\"v" + version.get() + "\"";
    }

    private String body() {
        return """
            {"sub":"ada","identity":{"name":"Ada Lovelace","preferred_username":"ada","email":"ada@example.org","email_verified":true,
             "locale":"en-GB","zoneinfo":"Europe/London"},
             "profile":{"job_title":"%s","department":"engine","location":"London"%s},
             "visibility":{%s},
             "updated_at":"2026-01-02T03:04:05Z","identity_at":"2026-01-02T14:03:05.678Z"%s}""".formatted(jobTitle, details, visibility, more);
    }
}
