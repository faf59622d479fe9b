import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A browser that keeps cookies, of whichever server, and fills in the forms of a provider; it shows the certificate of the frontend. */
class Browser {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"[^>]*?value=\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("<form [^>]*action=\"([^\"]+)\"");

    private final HttpClient client;
    private final Map<String, String> cookies = new TreeMap<>();

    Browser(Path tls) throws IOException, GeneralSecurityException {
        this.client = HttpClient.newBuilder()
                .sslContext(context(tls))
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** What a Cookie header says. */
    String cookies() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** All cookies but these. */
    void keepOnly(String header) {
        String kept = "; " + header + "; ";
        cookies.entrySet().removeIf(cookie -> !kept.contains("; " + cookie.getKey() + "=" + cookie.getValue() + "; "));
    }

    /** A person, who allows everything; the answer is the one that leads back to the client. */
    HttpResponse<String> signIn(String url, String person, String password) throws IOException, InterruptedException {
        HttpResponse<String> answer = follow(get(url));
        if (answer.body().contains("name=\"password\"")) {
            answer = follow(submit(answer, Map.of("username", person, "password", password, "submit", "Sign in")));
        }
        if (answer.body().contains("name=\"allow\"")) {
            answer = follow(submit(answer, Map.of("allow", "allow")));
        }
        return answer;
    }

    private HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> typed)
            throws IOException, InterruptedException {
        Map<String, String> fields = new TreeMap<>(typed);
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        Matcher action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new IllegalStateException("There is no form at " + page.uri());
        }
        URI target = page.uri().resolve(action.group(1).replace("&amp;", "&"));
        return send(posted(target.toString(), fields).header("Origin", origin(target)));
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) throws IOException, InterruptedException {
        URI next = answer.uri().resolve(location(answer));
        boolean isHere = !location(answer).isEmpty() && origin(next).equals(origin(answer.uri()));
        return isHere ? follow(get(next.toString())) : answer;
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    static HttpRequest.Builder posted(String url, Map<String, String> form) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(form)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
        HttpResponse<String> answer =
                client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static SSLContext context(Path tls) throws IOException, GeneralSecurityException {
        char[] password = Files.readString(tls.resolve("password")).toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(tls.resolve("frontend.p12").toFile(), password), password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(tls.resolve("trust.p12").toFile(), password));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
