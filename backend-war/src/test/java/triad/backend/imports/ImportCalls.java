package triad.backend.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import triad.backend.fake.Caller;
import triad.backend.fake.Tokens;

/** What an administrator does with imports over HTTP. */
class ImportCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Nobody counts it down: a caller may look so often and no oftener. */
    private static final CountDownLatch BETWEEN_LOOKS = new CountDownLatch(1);

    private static final Set<String> OVER = Set.of("done", "failed", "cancelled");

    final String token;

    ImportCalls(String administrator) {
        this.token = Tokens.administrator(administrator);
    }

    HttpRequest.Builder request(String path, String type, byte[] file) {
        return Caller.to(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(file));
    }

    HttpResponse<String> send(String path, String type, byte[] file) throws Exception {
        return Caller.FRONTEND.send(
                request(path, type, file).header("Idempotency-Key", "\"" + UUID.randomUUID() + "\""));
    }

    HttpResponse<String> send(String csv) throws Exception {
        return send("/api/imports", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    /** The path of an import that was taken. */
    static String path(HttpResponse<String> accepted) {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String location = accepted.headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("/api/"));
    }

    /** Sends a file and waits until it is over. */
    JsonObject complete(String query, String csv) throws Exception {
        return await(path(send("/api/imports" + query, "text/csv", csv.getBytes(StandardCharsets.UTF_8))));
    }

    JsonObject complete(String csv) throws Exception {
        return complete("", csv);
    }

    /** Until it is over. */
    JsonObject await(String path) throws Exception {
        return await(path, state -> OVER.contains(state.getString("state")));
    }

    /** Until its first rows are done. */
    JsonObject awaitFirstRows(String path) throws Exception {
        return await(path, state -> state.getInt("done") > 0);
    }

    private JsonObject await(String path, Predicate<JsonObject> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        JsonObject state = json(get(path));
        while (!condition.test(state)) {
            assertThat(Instant.now()).as(state.toString()).isBefore(end);
            BETWEEN_LOOKS.await(200, TimeUnit.MILLISECONDS);
            state = json(get(path));
        }
        return state;
    }

    HttpResponse<String> get(String path) throws Exception {
        return Caller.FRONTEND.get(path, token);
    }

    HttpResponse<String> delete(String path) throws Exception {
        return Caller.FRONTEND.send(
                Caller.to(path).header("Authorization", "Bearer " + token).DELETE());
    }

    /** The errors of an import, at most a hundred. */
    List<JsonObject> errors(JsonObject state) throws Exception {
        return json(get("/api/imports/" + state.getString("id") + "/errors?limit=100"))
                .getJsonArray("errors")
                .getValuesAs(JsonObject.class);
    }

    static JsonObject json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    /** Which rows came how far. */
    static List<Integer> counts(JsonObject state) {
        return List.of("rows", "done", "created", "changed", "unchanged", "failed").stream()
                .map(state::getInt)
                .toList();
    }
}
