package triad.frontend.fake;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The imports and the export of the fake backend, which judges in the order of the real one. */
public final class FakeFiles {
    public static final String ID = "5f0cfb58-2d6c-4b66-9a64-6d0f7f2f3e11";

    /** What came with a key, a cancellation, or a question. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Call(String method, String uri, Headers headers, byte[] body) {}

    public final List<Call> calls = new CopyOnWriteArrayList<>();
    /** The imports that came of it, by key. */
    public final Map<String, String> kept = new ConcurrentHashMap<>();
    /** Whether the user is one; nobody is, unless a test says so. */
    public volatile boolean administrator;

    public volatile boolean mayWrite;
    public volatile boolean fresh;
    /** Answered to a file, a cancellation or the export, where those above do not refuse it, if not 0. */
    public volatile int status;
    /** The problem document that goes with it. */
    public volatile String problem = "";
    /** Answered to what only reads, if not 0. */
    public volatile int reading;
    /** Answered to the question for errors, if not 0. */
    public volatile int errorStatus;

    public volatile String list = "";
    public volatile String one = "";
    public volatile String errors = "";
    public volatile String link = "";
    /** What the export claims to be. */
    public volatile String exportType = "";
    /** How much of the export is announced beyond what comes. */
    public volatile int missingBytes;

    void serve(HttpsServer server) {
        server.createContext("/api/imports", this::imports);
        server.createContext("/api/export", this::export);
    }

    void reset() {
        calls.clear();
        kept.clear();
        administrator = false;
        mayWrite = false;
        fresh = false;
        status = 0;
        problem = "{}";
        reading = 0;
        errorStatus = 0;
        list = "";
        one = of("running", false, 10, 4, 1);
        errors = "";
        link = "";
        exportType = "";
        missingBytes = 0;
    }

    /** Somebody who may do everything. */
    public FakeFiles letIn() {
        administrator = true;
        mayWrite = true;
        fresh = true;
        return this;
    }

    /** An import of Bob's. */
    public static String of(String state, boolean dryRun, int rows, int done, int failed) {
        return """
            {"id":"%s","by":"bob","state":"%s","dry_run":%s,"rows":%d,"done":%d,"created":0,"changed":%d,"unchanged":0,"failed":%d,
             "requested_at":"2026-01-31T09:15:00.250Z","started_at":null,"finished_at":null,"more":1}""".formatted(ID, state, dryRun, rows, done, done - failed, failed);
    }

    /** What came with a file of somebody who was let send one. */
    public List<Call> files() {
        return calls.stream()
                .filter(call -> call.method().equals("POST") && call.headers().containsKey("Idempotency-Key"))
                .toList();
    }

    private void imports(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        calls.add(new Call(
                method,
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes()));
        if (isRefused(exchange, !method.equals("GET"), method.equals("POST"))) {
            return;
        }
        switch (method) {
            case "POST" -> start(exchange);
            case "DELETE" -> cancel(exchange);
            default -> read(exchange);
        }
    }

    private boolean isRefused(HttpExchange exchange, boolean writes, boolean wantsFresh) throws IOException {
        if (writes && !mayWrite) {
            challenge(exchange, "error=\"insufficient_scope\", error_description=\"x\", scope=\"people:write\"");
            problem(exchange, 403, "insufficient-scope");
        } else if (!administrator) {
            problem(exchange, 403, "administrators-only");
        } else if (wantsFresh && !fresh) {
            challenge(exchange, "error=\"insufficient_user_authentication\", error_description=\"x\", max_age=\"600\"");
            problem(exchange, 401, "sign-in-too-old");
        } else {
            return false;
        }
        return true;
    }

    private void start(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null) {
            problem(exchange, 400, "idempotency-key-needed");
        } else if (status != 0) {
            Answers.send(exchange, status, "application/problem+json", problem);
        } else {
            kept.put(key, exchange.getRequestURI().toString());
            Answers.json(exchange, 202, one);
        }
    }

    private void cancel(HttpExchange exchange) throws IOException {
        if (status != 0) {
            Answers.send(exchange, status, "application/problem+json", problem);
        } else {
            one = of("cancelled", false, 10, 4, 1);
            Answers.json(exchange, 200, one);
        }
    }

    private void read(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (reading != 0) {
            exchange.getResponseHeaders().set("Retry-After", "7");
            Answers.send(exchange, reading, "application/problem+json", "{\"detail\":\"raw detail\"}");
        } else if (path.equals("/api/imports")) {
            Answers.json(exchange, 200, "{\"imports\":[" + list + "]}");
        } else if (path.equals("/api/imports/" + ID)) {
            Answers.json(exchange, 200, one);
        } else if (path.equals("/api/imports/" + ID + "/errors")) {
            if (!link.isEmpty()) {
                exchange.getResponseHeaders().set("Link", link);
            }
            Answers.json(exchange, errorStatus == 0 ? 200 : errorStatus, "{\"errors\":[" + errors + "]}");
        } else {
            problem(exchange, 404, "about:blank");
        }
    }

    private void export(HttpExchange exchange) throws IOException {
        calls.add(new Call("GET", exchange.getRequestURI().toString(), exchange.getRequestHeaders(), new byte[0]));
        if (isRefused(exchange, false, true)) {
            return;
        }
        String accepted = String.valueOf(exchange.getRequestHeaders().getFirst("Accept"));
        if (status != 0) {
            Answers.send(exchange, status, "application/problem+json", problem);
        } else if (missingBytes > 0) {
            exchange.getResponseHeaders().set("Content-Type", accepted);
            exchange.sendResponseHeaders(200, accepted.length() + (long) missingBytes);
            exchange.getResponseBody().write(accepted.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        } else {
            Answers.send(exchange, 200, exportType.isEmpty() ? accepted + "; charset=utf-8" : exportType, accepted);
        }
    }

    private static void challenge(HttpExchange exchange, String parameters) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"triad-backend\", " + parameters);
    }

    private static void problem(HttpExchange exchange, int status, String type) throws IOException {
        Answers.send(
                exchange,
                status,
                "application/problem+json",
                "{\"type\":\"urn:triad:problem:" + type + "\",\"detail\":\"raw detail\"}");
    }
}
