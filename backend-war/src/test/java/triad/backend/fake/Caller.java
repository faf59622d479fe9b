package triad.backend.fake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Somebody who calls the API over TLS. */
public record Caller(HttpClient http) {
    public static final Caller FRONTEND = as(Certificates.of("frontend"));

    public static Caller as(SSLContext tls) {
        return new Caller(HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build());
    }

    /** A request to a path of the server. */
    public static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(SharedServer.URL + path)).timeout(Duration.ofSeconds(30));
    }

    /** The entity tag of what was answered. */
    public static String tagOf(HttpResponse<?> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    /** A profile as it was answered, but for when the provider was asked. */
    public static String data(HttpResponse<String> profile) {
        return profile.body().replaceFirst("\"identity_at\":\"[^\"]*\"", "");
    }

    public HttpResponse<String> get(String token) throws IOException, InterruptedException {
        return get("/api/profile", token);
    }

    public HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send(to(path).header("Authorization", "Bearer " + token));
    }

    public HttpResponse<String> patch(String token, String tag, String body) throws IOException, InterruptedException {
        return patch("/api/profile", token, tag, body);
    }

    public HttpResponse<String> patch(String path, String token, String tag, String body)
            throws IOException, InterruptedException {
        return send(to(path).header("Authorization", "Bearer " + token)
                .header("If-Match", tag)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
