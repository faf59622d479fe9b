package triad.backend.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.imports.ImportCalls.counts;
import static triad.backend.imports.ImportCalls.json;
import static triad.backend.imports.ImportCalls.path;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.backend.fake.Caller;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** Imports over mutual TLS: which files are refused at once, and how the others go on and end. */
@ExtendWith(ArquillianExtension.class)
class ImportStateIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private final String run = "import-" + UUID.randomUUID();
    private final ImportCalls administrator = new ImportCalls(run + "-administrator");

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    private String sub(String name) {
        return run + "-" + name;
    }

    private String profile(String name) throws Exception {
        HttpResponse<String> answer = FRONTEND.get(Tokens.valid(sub(name)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void errors_comeInPages() throws Exception {
        JsonObject state = administrator.complete("sub,phones\n"
                + IntStream.range(0, 7).mapToObj(row -> sub("p" + row) + ",x\n").collect(Collectors.joining()));
        String page = "/api/imports/" + state.getString("id") + "/errors?limit=3";
        StringBuilder rows = new StringBuilder();
        while (!page.isEmpty()) {
            HttpResponse<String> answer = administrator.get(page);
            json(answer)
                    .getJsonArray("errors")
                    .getValuesAs(JsonObject.class)
                    .forEach(error -> rows.append(error.getInt("row")));
            rows.append('|');
            page = answer.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse("");
        }

        assertThat(rows).hasToString("234|567|8|");
        assertThat(administrator
                        .get("/api/imports/" + state.getString("id") + "/errors?after=x")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void filesThatAreNone_areRefusedAtOnce() throws Exception {
        assertRefused(administrator.send("sub,location\nada,\"x\n"), 400, "a quote is not closed");
        assertRefused(administrator.send("sub,shoe_size\n"), 422, "\"field\":\"shoe_size\"");
        assertRefused(administrator.send("sub\n" + "a\n".repeat(50_001)), 413, "At most 50000 rows");
        assertRefused(
                administrator.send("sub,location\na,\"" + "x".repeat((16 << 20) - 20) + "\""), 400, "65536 characters");
        assertRefused(administrator.send("x".repeat((16 << 20) + 1)), 413, "16777216 bytes");
        assertRefused(send("text/csv; charset=iso-8859-1", "sub\na\n"), 415, "");
        assertRefused(send("text/plain", "sub\na\n"), 415, "");
        assertRefused(send("application/json", "{\"people\":[{\"sub\":\"a\"}"), 400, "one JSON object");
        assertRefused(
                administrator.send("/api/imports", "text/csv", "sub\nKöln\n".getBytes(StandardCharsets.ISO_8859_1)),
                400,
                "UTF-8");
        assertRefused(
                administrator.send("/api/imports?dry_run=maybe", "text/csv", "sub\n".getBytes(StandardCharsets.UTF_8)),
                400,
                "dry_run: true or false");
    }

    private HttpResponse<String> send(String type, String file) throws Exception {
        return administrator.send("/api/imports", type, file.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String detail) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains(detail).hasSizeLessThan(1000);
    }

    /** RFC 9470 §3; the rest of who may is in the table of all endpoints. */
    @Test
    void signInOfYesterday_isNotEnough() throws Exception {
        String old = Tokens.with(run + "-administrator", claims -> claims.claim("groups", List.of("administrator"))
                .claim("auth_time", Instant.now().minusSeconds(601).getEpochSecond()));

        assertThat(FRONTEND.send(Caller.to("/api/imports")
                                .header("Authorization", "Bearer " + old)
                                .header("Content-Type", "text/csv")
                                .header("Idempotency-Key", "\"old\"")
                                .POST(HttpRequest.BodyPublishers.ofString("sub\n")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void emptyFile_isDone() throws Exception {
        JsonObject state = administrator.complete("sub\n");

        assertThat(state.getString("state")).isEqualTo("done");
        assertThat(counts(state)).containsExactly(0, 0, 0, 0, 0, 0);
        assertThat(administrator.get("/api/imports").body()).contains(state.getString("id"));
        HttpResponse<String> read = administrator.get("/api/imports/" + state.getString("id"));
        assertThat(read.headers().firstValue("Retry-After")).isEmpty();
        assertThat(FRONTEND.send(Caller.to("/api/imports/" + state.getString("id"))
                                .header("Authorization", "Bearer " + administrator.token)
                                .header(
                                        "If-None-Match",
                                        read.headers().firstValue("ETag").orElseThrow()))
                        .statusCode())
                .isEqualTo(304);
        assertThat(administrator.delete("/api/imports/" + state.getString("id")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void manyImports_waitUpToALimitAndCanBeCancelled() throws Exception {
        String large = "sub,location\n"
                + IntStream.range(0, 30_000)
                        .mapToObj(row -> sub("m" + row) + ",Rome\n")
                        .collect(Collectors.joining());
        String first = path(administrator.send(large));
        List<String> waiting = new ArrayList<>();
        HttpResponse<String> next = administrator.send("sub\n");
        while (next.statusCode() == 202 && waiting.size() < 20) {
            waiting.add(path(next));
            next = administrator.send("sub\n");
        }
        assertThat(waiting).hasSize(9);
        assertRefused(next, 409, "10 imports are not over yet");
        administrator.awaitFirstRows(first);
        assertThat(administrator.get(first).headers().firstValue("Retry-After")).contains("1");

        JsonObject cancelled = json(administrator.delete(first));

        assertThat(cancelled.getString("state")).isEqualTo("cancelled");
        assertThat(cancelled.getInt("done")).isPositive().isLessThan(30_000);
        for (String path : waiting) {
            assertThat(administrator.await(path).getString("state")).isEqualTo("done");
        }
        assertThat(json(administrator.delete(first))).isEqualTo(cancelled);
        assertThat(profile("m0")).contains("Rome");
        assertThat(profile("m29999")).contains("\"profile\":{}");
    }
}
