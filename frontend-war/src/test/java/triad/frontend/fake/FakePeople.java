package triad.frontend.fake;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsServer;
import java.awt.image.BufferedImage;
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
import javax.imageio.ImageIO;

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

    /** Ada, as somebody may see her. */
    public volatile String person = "";

    public volatile String chart = "";
    /** The status of the chart. */
    public volatile int chartStatus;

    public volatile String card = "";
    /** What the photo claims to be. */
    public volatile String photoType = "image/jpeg";

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
        person = """
            {"sub":"ada","name":"Ada Lovelace","email":"ada@example.org","email_verified":true,"photo":"h4sh","job_title":"Countess",
             "department":"mill","manager":"bob","location":"London","time_zone":"Europe/London","phones":["+44 (20) 1-2"],
             "languages":["en-GB","x"],"skills":["C++ & more"],"pronouns":"she/her","biography":"One\\n<i>two</i>",
             "links":["https://ada.example/notes/"],"more":{"unknown":1}}""";
        chart = "{\"managers\":[" + person("bob", "Bob <b>Okafor</b>") + "," + person("top", "Top") + "],\"person\":"
                + person("ada", "Ada Lovelace") + ",\"reports\":[" + person("zoe", "Ζωή Παπαδάκη") + "]}";
        chartStatus = 0;
        card =
                "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Lovelace\r\nPHOTO:data:image/jpeg;base64,AAAA\r\n BBBB\r\nEND:VCARD\r\n";
        photoType = "image/jpeg";
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
            one(exchange);
        }
    }

    private void one(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getRawPath()) {
            case "/api/people/ada" -> Answers.json(exchange, 200, person);
            case "/api/people/charles" ->
                Answers.json(exchange, 200, "{\"sub\":\"charles\",\"name\":\"Charles Babbage\"}");
            case "/api/people/ada/chart" -> {
                exchange.getResponseHeaders().set("Link", "</api/people/ada/chart?after=zoe%2B1>; rel=\"next\"");
                Answers.api(exchange, chartStatus == 0 ? 200 : chartStatus, chart);
            }
            case "/api/people/ada/vcard" -> Answers.send(exchange, accepts(exchange, "text/vcard"), "text/html", card);
            case "/api/people/ada/photo" -> photo(exchange);
            default -> Answers.send(exchange, 404, "application/problem+json", "{\"detail\":\"raw detail\"}");
        }
    }

    private static int accepts(HttpExchange exchange, String type) {
        return type.equals(exchange.getRequestHeaders().getFirst("Accept")) ? 200 : 406;
    }

    private void photo(HttpExchange exchange) throws IOException {
        String small = "size=96".equals(exchange.getRequestURI().getQuery()) ? "-96" : "";
        String etag = "\"h4sh" + small + "\"";
        exchange.getResponseHeaders().set("ETag", etag);
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        } else {
            exchange.getResponseHeaders().set("Content-Type", photoType);
            exchange.sendResponseHeaders(accepts(exchange, "image/jpeg"), 0);
            try (var out = exchange.getResponseBody()) {
                ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpeg", out);
            }
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
