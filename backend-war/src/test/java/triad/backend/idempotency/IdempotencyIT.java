package triad.backend.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Caller;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** Requests that are sent again (draft-ietf-httpapi-idempotency-key-header-07), by example of one that takes a file. */
@ExtendWith(ArquillianExtension.class)
class IdempotencyIT {
    private static final String FILE = "sub\n";
    private final String run = "again-" + UUID.randomUUID();
    private final String administrator = Tokens.administrator(run);
    private final String key = "\"" + UUID.randomUUID() + "\"";

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    /** Draft §2.6: a retry gets the result of the first. */
    @Test
    void sameRequestAgain_getsTheSameAnswer() throws Exception {
        HttpResponse<String> first = send(administrator, key, "", FILE);
        HttpResponse<String> again = send(administrator, key, "", FILE);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        for (String header : List.of("Location", "Content-Type", "Cache-Control")) {
            assertThat(again.headers().firstValue(header))
                    .isPresent()
                    .isEqualTo(first.headers().firstValue(header));
        }
        assertThat(imports()).hasSize(1);
    }

    /** Draft §2.7: 400. */
    @Test
    void missingKey_is400() throws Exception {
        HttpResponse<String> answer = Caller.FRONTEND.send(request(administrator, "", FILE));

        assertProblem(answer, 400, "idempotency-key-needed");
        assertThat(answer.body()).contains("8e03978e-40d5-43e8-bc93-6894a57f9324");
        assertThat(imports()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8e03978e", "\"\"", "\"a\", \"b\"", "'; drop table person; --"})
    void keyThatIsNoString_is400(String bad) throws Exception {
        assertProblem(send(administrator, bad, "", FILE), 400, "idempotency-key-needed");
    }

    /** Draft §2.1. */
    @Test
    void twoKeys_are400() throws Exception {
        assertProblem(
                Caller.FRONTEND.send(request(administrator, "", FILE)
                        .header("Idempotency-Key", key)
                        .header("Idempotency-Key", key)),
                400,
                "idempotency-key-needed");
    }

    /** Draft §2.7: 422. */
    @Test
    void keyOfAnotherRequest_is422() throws Exception {
        assertThat(send(administrator, key, "", FILE).statusCode()).isEqualTo(202);

        assertProblem(send(administrator, key, "", "sub,location\n"), 422, "idempotency-key-reused");
        assertProblem(send(administrator, key, "?dry_run=true", FILE), 422, "idempotency-key-reused");
        assertThat(imports()).hasSize(1);
    }

    @Test
    void keyOfAnotherAdministrator_isAnotherKey() throws Exception {
        HttpResponse<String> first = send(administrator, key, "", FILE);
        HttpResponse<String> others = send(Tokens.administrator(run + "-other"), key, "", FILE);

        assertThat(others.statusCode()).isEqualTo(202);
        assertThat(others.headers().firstValue("Location"))
                .isNotEqualTo(first.headers().firstValue("Location"));
        assertThat(others.body()).contains("\"by\":\"" + run + "-other\"");
    }

    /** Nothing was done, so that the request can be put right. */
    @Test
    void refusedRequest_leavesTheKeyFree() throws Exception {
        assertThat(send(administrator, key, "", "nonsense\n").statusCode()).isEqualTo(422);
        assertThat(send(administrator, key, "", FILE).statusCode()).isEqualTo(202);
        assertThat(imports()).hasSize(1);
    }

    @Test
    void plainUser_isRefusedWithOrWithoutAKey() throws Exception {
        String person = Tokens.valid(run);

        assertThat(send(person, key, "", FILE).statusCode()).isEqualTo(403);
        assertThat(Caller.FRONTEND.send(request(person, "", FILE)).statusCode()).isEqualTo(403);
        assertThat(send(administrator, key, "", FILE).statusCode()).isEqualTo(202);
    }

    /** Draft §2.6: MUST respond with a conflict while the first is being processed. */
    @Test
    void sameRequestsAtOnce_areCarriedOutOnce() throws Exception {
        String large = "sub\n" + (run + "\n").repeat(20_000);
        List<Callable<HttpResponse<String>>> calls =
                Collections.nCopies(6, () -> send(administrator, key, "?dry_run=true", large));
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        Set<String> locations = new HashSet<>();
        for (var call : threads.invokeAll(calls)) {
            HttpResponse<String> answer = call.get();
            if (answer.statusCode() == 202) {
                locations.add(answer.headers().firstValue("Location").orElseThrow());
            } else {
                assertProblem(answer, 409, "idempotency-key-busy");
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            }
        }
        threads.shutdown();

        assertThat(locations).hasSize(1);
        assertThat(imports()).hasSize(1);
    }

    private static HttpRequest.Builder request(String token, String query, String file) {
        return Caller.to("/api/imports" + query)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(file));
    }

    private static HttpResponse<String> send(String token, String key, String query, String file) throws Exception {
        return Caller.FRONTEND.send(request(token, query, file).header("Idempotency-Key", key));
    }

    /** Those of this test's administrator. */
    private List<String> imports() throws Exception {
        return Pattern.compile("\"by\":\"" + run + "\"")
                .matcher(Caller.FRONTEND
                        .get("/api/imports?limit=100", administrator)
                        .body())
                .results()
                .map(found -> found.group())
                .toList();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("urn:triad:problem:" + type);
    }
}
