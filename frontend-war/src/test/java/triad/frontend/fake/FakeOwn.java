package triad.frontend.fake;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the backend keeps of one person beside the profile: a photo, the history, and all of it as a file. */
public final class FakeOwn {
    public static final String TAG = "O2R8CUlhtyYoC1v2CqcEEEVlYwTpGuKyQRZ6DSFWQY8";

    /** A change of the photo, or of all. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Call(String method, Headers headers, byte[] body) {}

    public final List<Call> changes = new CopyOnWriteArrayList<>();
    /** Queries for the history and the photo. */
    public final List<String> queries = new CopyOnWriteArrayList<>();
    /** Answered to what concerns the photo if not 0. */
    public volatile int photo;
    /** Of the photo that is read. */
    public volatile String type = "image/jpeg";

    public volatile byte[] image = {1, 2, 3};
    /** Answered instead of the history if not 0. */
    public volatile int history;

    public volatile String changesOfHers = "";
    public volatile String link = "";
    /** Answered instead of the file if not 0. */
    public volatile int data;

    public volatile String challenge = "";

    void reset() {
        photo = 0;
        type = "image/jpeg";
        image = new byte[] {1, 2, 3};
        history = 0;
        changesOfHers = "";
        link = "";
        data = 0;
        challenge = "";
        changes.clear();
        queries.clear();
    }

    void listen(HttpsServer server) {
        server.createContext("/api/profile/photo", this::photo);
        server.createContext("/api/profile/history", this::history);
        server.createContext("/api/profile/data", this::data);
    }

    private void photo(HttpExchange exchange) throws IOException {
        boolean read = exchange.getRequestMethod().equals("GET");
        if (read) {
            queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
        } else {
            remember(exchange);
        }
        if (photo != 0) {
            Answers.send(exchange, photo, "application/problem+json", "{}");
        } else if (!read) {
            Answers.json(exchange, 200, "{}");
        } else if (("\"" + TAG + "\"").equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.getResponseHeaders().set("ETag", "\"" + TAG + "\"");
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        } else {
            exchange.getResponseHeaders().set("ETag", "\"" + TAG + "\"");
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, image.length);
            exchange.getResponseBody().write(image);
            exchange.close();
        }
    }

    private void history(HttpExchange exchange) throws IOException {
        queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
        if (!link.isEmpty()) {
            exchange.getResponseHeaders().set("Link", link);
        }
        Answers.api(exchange, history == 0 ? 200 : history, "{\"changes\":[" + changesOfHers + "]}");
    }

    private void data(HttpExchange exchange) throws IOException {
        boolean read = exchange.getRequestMethod().equals("GET");
        if (!read) {
            remember(exchange);
        }
        if (!challenge.isEmpty()) {
            exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
        }
        Answers.api(exchange, data != 0 ? data : read ? 200 : 204, data != 0 || read ? "{\"person\":{}}" : "");
    }

    private void remember(HttpExchange exchange) throws IOException {
        changes.add(new Call(
                exchange.getRequestMethod(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes()));
    }
}
