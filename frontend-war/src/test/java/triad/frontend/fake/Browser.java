package triad.frontend.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser as far as cookies and forms go; it follows redirects only when told. */
public final class Browser {
    private static final Pattern FIELD = Pattern.compile("<(?:input|textarea)[^>]* name=\"([^\"]+)\"[^>]*>([^<]*)");
    private static final Pattern CHOICE =
            Pattern.compile("<select[^>]* name=\"([^\"]+)\"[^>]*>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern CHOSEN = Pattern.compile("<option value=\"([^\"]*)\" selected");
    private static final Pattern NONCE = Pattern.compile(" nonce=\"([^\"]+)\"");
    private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .sslContext(Tls.context(""))
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    public HttpResponse<String> get(String url, String... headers) {
        var request = HttpRequest.newBuilder(uri(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public HttpResponse<String> post(String url, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(uri(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** A file from one of our own pages: as a script sends it. */
    public HttpResponse<String> put(String url, byte[] file, String... headers) {
        return send(HttpRequest.newBuilder(uri(url))
                .header("Origin", Triad.FRONTEND)
                .headers(headers)
                .PUT(BodyPublishers.ofByteArray(file))
                .build());
    }

    /** A file from one of our own pages: as a form sends it, beside one field (RFC 7578). */
    public HttpResponse<String> upload(String url, String known, String type, byte[] file) {
        byte[] head = ("--x\r\nContent-Disposition: form-data; name=\"known\"\r\n\r\n" + known
                        + "\r\n--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"../me.png\"\r\nContent-Type: "
                        + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(uri(url))
                .header("Origin", Triad.FRONTEND)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofByteArray(head),
                        BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofByteArray(tail)))
                .build());
    }

    /** A file as a form sends it that has these fields beside it. */
    public HttpResponse<String> sendFile(
            String url, Map<String, String> fields, String part, byte[] file, String... headers) {
        String head = fields.entrySet().stream()
                .map(field -> "--x\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                        + field.getValue() + "\r\n")
                .collect(Collectors.joining("", "", "--x\r\nContent-Disposition: form-data; " + part + "\r\n\r\n"));
        return send(HttpRequest.newBuilder(uri(url))
                .headers(headers)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofString("\r\n--x--\r\n")))
                .build());
    }

    /** A post from one of our own pages. */
    public HttpResponse<String> submit(String url, Map<String, String> form) {
        return post(url, form, "Origin", Triad.FRONTEND);
    }

    /** The same as an Ajax request (Jakarta Faces 4.0 §13.3). */
    public HttpResponse<String> submitByScript(String url, Map<String, String> form) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("jakarta.faces.partial.ajax", "true");
        all.put("jakarta.faces.partial.execute", "@all");
        return post(url, all, "Faces-Request", "partial/ajax", "Origin", Triad.FRONTEND);
    }

    /** Signs in at a node of {@link Nodes}, which gets the callback too, as from a load balancer that knows its browsers. */
    public Browser signIn(int node) {
        get(atProvider(Nodes.url(node) + "/profile").replace(Nodes.ORIGIN, Nodes.url(node)));
        return this;
    }

    /** Asks for a page, goes through the provider, and stops at our callback's own answer. */
    public HttpResponse<String> signIn(String path) {
        return get(atProvider(path));
    }

    /** The callback URL that the provider sends this browser to, without following it. */
    public String atProvider(String path) {
        return location(get(location(get(path))));
    }

    public static String location(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(
                        () -> new AssertionError("No Location: " + response.statusCode() + " for " + response.uri()));
    }

    /** What the browser shows to be recognized as signed in; blank if nothing. */
    public String sessionId() {
        return cookie("__Host-triad-frontend");
    }

    /** The id of the container's session, which holds the state of pages; blank if there is none. */
    public String pagesId() {
        return cookie("__Host-triad-pages");
    }

    /** As if the sign-in had ended: nothing shows it any more. */
    public Browser loseSignIn() {
        lose("__Host-triad-frontend");
        return this;
    }

    /** As if the state of pages was gone. */
    public Browser losePages() {
        lose("__Host-triad-pages");
        return this;
    }

    private void lose(String name) {
        var store = cookies.getCookieStore();
        List.copyOf(store.getCookies()).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .forEach(cookie -> store.remove(null, cookie));
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** The fields of the one form on a page, ready to be changed and submitted. */
    public static Map<String, String> form(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = FIELD.matcher(page.substring(page.indexOf("<form id=\"form\"")));
        while (matcher.find()) {
            Matcher value = VALUE.matcher(matcher.group());
            fields.put(
                    matcher.group(1),
                    value.find() ? value.group(1) : matcher.group(2).strip());
        }
        Matcher choice = CHOICE.matcher(page);
        while (choice.find()) {
            Matcher chosen = CHOSEN.matcher(choice.group(2));
            fields.put(choice.group(1), chosen.find() ? chosen.group(1) : "");
        }
        fields.put("form:save", "form:save");
        // What the page's own script adds to each form
        Matcher nonce = NONCE.matcher(page);
        if (nonce.find()) {
            fields.put("primefaces.nonce", nonce.group(1));
        }
        return fields;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static URI uri(String url) {
        return URI.create(url.startsWith("https:") ? url : Triad.FRONTEND + url);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
