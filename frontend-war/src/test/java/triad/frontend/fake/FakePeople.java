package triad.frontend.fake;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The people of the fake backend; it remembers what it was asked. */
public final class FakePeople {
    /** The path and query of each call. */
    public final List<String> asked = new CopyOnWriteArrayList<>();
    /** The headers of each call. */
    public final List<Headers> headers = new CopyOnWriteArrayList<>();
    /** Answers to these words wait. */
    public final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();
    /** Answered instead if not 0. */
    public volatile int status;

    public volatile String retryAfter = "7";
    /** Those who are listed. */
    public volatile List<String> listed = List.of();

    void serve(HttpsServer server) {
        server.createContext("/api/people", this::answer);
    }

    void reset() {
        asked.clear();
        headers.clear();
        waiting.values().forEach(CountDownLatch::countDown);
        waiting.clear();
        status = 0;
        retryAfter = "7";
        listed = List.of(
                person("ada", "Ada Lovelace"), person("bob", "Bob <b>Okafor</b>"), person("zoe", "Ζωή Παπαδάκη"));
    }

    public static String person(String sub, String name) {
        return """
            {"sub":"%s","name":"%s","job_title":"Job of %s","department":"mill","location":"Graz","email":"%s@example.org"}""".formatted(sub, name, sub, sub);
    }

    /** So many of them. */
    public void list(int count) {
        listed = IntStream.range(0, count)
                .mapToObj(number -> person("p" + number, "Person " + number))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        headers.add(exchange.getRequestHeaders());
        if (status != 0) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            Answers.send(exchange, status, "application/problem+json", "{\"detail\":\"raw detail\"}");
        } else if (exchange.getRequestURI().getPath().equals("/api/people")) {
            find(exchange);
        } else {
            Answers.send(exchange, 404, "application/problem+json", "{}");
        }
    }

    private void find(HttpExchange exchange) throws IOException {
        Map<String, String> query = Answers.query(exchange.getRequestURI());
        String words = query.getOrDefault("q", "");
        await(words);
        List<String> found = listed.stream()
                .filter(person -> person.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)))
                .toList();
        int from = Integer.parseInt(query.getOrDefault("after", "0"));
        int until = Math.min(found.size(), from + Integer.parseInt(query.getOrDefault("limit", "25")));
        if (until < found.size()) {
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "</api/people?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&after=" + until
                                    + ">; rel=\"next\"");
        }
        Answers.json(
                exchange,
                200,
                found.subList(from, until).stream().collect(Collectors.joining(",", "{\"people\":[", "]}")));
    }

    private void await(String words) {
        CountDownLatch latch = waiting.get(words);
        try {
            if (latch != null) {
                latch.await(20, TimeUnit.SECONDS);
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
