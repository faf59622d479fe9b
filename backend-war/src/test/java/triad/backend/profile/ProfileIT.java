package triad.backend.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Caller;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** One's own profile over mutual TLS: read, changed, and left alone where a change is refused. */
@ExtendWith(ArquillianExtension.class)
class ProfileIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private static int people;

    private final FakeProvider provider = FakeProvider.start();
    private String token = "";

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeEach
    void newPerson() {
        token = Tokens.valid("person-" + ProcessHandle.current().pid() + "-" + people++);
    }

    @Test
    void firstRead_isEmptyProfileBesideIdentity() throws Exception {
        HttpResponse<String> answer = FRONTEND.get(token);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"identity\":{\"name\":\"Name of person-", "\"profile\":{}", "\"updated_at\":null");
        assertThat(answer.headers().firstValue("ETag")).get().asString().startsWith("\"");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .get()
                .asString()
                .contains("private", "no-cache");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Date")).isPresent();
    }

    @Test
    void change_isKept() throws Exception {
        HttpResponse<String> changed =
                FRONTEND.patch(token, tag(), "{\"job_title\":\"Ingénieure 👩‍🔧\",\"time_zone\":\"Europe/Berlin\"}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);

        HttpResponse<String> read = FRONTEND.get(token);
        assertThat(read.body()).isEqualTo(changed.body()).contains("Ingénieure 👩‍🔧", "Europe/Berlin");
        assertThat(Caller.tagOf(read)).isEqualTo(Caller.tagOf(changed));
    }

    @Test
    void nullMember_clears() throws Exception {
        String second =
                Caller.tagOf(FRONTEND.patch(token, tag(), "{\"phones\":[\"+49 30 1234\"],\"location\":\"Berlin\"}"));
        HttpResponse<String> cleared = FRONTEND.patch(token, second, "{\"phones\":null}");

        assertThat(cleared.body()).contains("\"profile\":{\"location\":\"Berlin\"}");
    }

    /** RFC 9110 §13.1.2. */
    @Test
    void unchangedRead_is304() throws Exception {
        HttpResponse<String> again = FRONTEND.send(Caller.to("/api/profile")
                .header("Authorization", "Bearer " + token)
                .header("If-None-Match", tag()));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void manyReads_exchangeOnce() throws Exception {
        int before = provider.exchanges.get();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Integer>> reads = IntStream.range(0, 16)
                .<Callable<Integer>>mapToObj(i -> () -> FRONTEND.get(token).statusCode())
                .toList();
        for (var status : threads.invokeAll(reads)) {
            assertThat(status.get()).isEqualTo(200);
        }
        threads.shutdown();
        assertThat(provider.exchanges.get() - before).isEqualTo(1);
    }

    @Test
    void changeWithoutIfMatch_is428() throws Exception {
        HttpResponse<String> answer = FRONTEND.send(Caller.to("/api/profile")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"phones\":[\"1\"]}")));

        assertRefusedUnchanged(answer, 428);
    }

    @Test
    void staleChange_is412() throws Exception {
        String first = tag();
        FRONTEND.patch(token, first, "{\"phones\":[\"1\"]}");
        HttpResponse<String> late = FRONTEND.patch(token, first, "{\"phones\":[\"2\"]}");

        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(FRONTEND.get(token).body()).contains("\"phones\":[\"1\"]");
    }

    /** Both the first change (INSERT) and a later one (UPDATE) are won by exactly one. */
    @Test
    void parallelChanges_oneWins() throws Exception {
        for (String room : List.of("Room", "Hall")) {
            String tag = tag();
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Callable<Integer>> changes = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> FRONTEND.patch(token, tag, "{\"location\":\"" + room + " " + i + "\"}")
                                    .statusCode())
                    .toList();
            List<Integer> statuses = new java.util.ArrayList<>();
            for (var status : threads.invokeAll(changes)) {
                statuses.add(status.get());
            }
            threads.shutdown();
            assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 412);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"sub\":\"somebody\"} | sub",
                "{\"job_title\":7} | job_title",
                "{\"job_title\":[\"x\"]} | job_title",
                "{\"location\":\"  \"} | location",
                "{\"department\":\"a\\u0000b\"} | department",
                "{\"department\":\"a\\ud800b\"} | department",
                "{\"pronouns\":\"\\u202egnp.exe\"} | pronouns",
                "{\"time_zone\":\"Europe/Nowhere\"} | time_zone",
                "{\"phones\":[\"call me\"]} | phones"
            })
    void badField_is422NamingIt(String body, String field) throws Exception {
        HttpResponse<String> answer = FRONTEND.patch(token, tag(), body);

        assertThat(answer.body()).contains("\"errors\":[{\"field\":\"" + field + "\"");
        assertRefusedUnchanged(answer, 422);
    }

    @Test
    void tooLongField_is422() throws Exception {
        assertRefusedUnchanged(FRONTEND.patch(token, tag(), "{\"biography\":\"" + "x".repeat(2001) + "\"}"), 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"location\":\"1\",\"location\":\"2\"}", "{\"phones\":[\"1\"]} x"})
    void malformedBody_is400(String body) throws Exception {
        assertRefusedUnchanged(FRONTEND.patch(token, tag(), body), 400);
    }

    @Test
    void deeplyNestedBody_is400() throws Exception {
        assertRefusedUnchanged(FRONTEND.patch(token, tag(), "{\"phones\":" + "[".repeat(60_000)), 400);
    }

    @Test
    void oversizeBody_is413() throws Exception {
        assertRefusedUnchanged(FRONTEND.patch(token, tag(), "{\"biography\":\"" + "x".repeat(70_000) + "\"}"), 413);
    }

    @Test
    void otherMediaType_is415() throws Exception {
        HttpResponse<String> answer = FRONTEND.send(Caller.to("/api/profile")
                .header("Authorization", "Bearer " + token)
                .header("If-Match", tag())
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"phones\":[\"1\"]}")));

        assertRefusedUnchanged(answer, 415);
    }

    @Test
    void unacceptableAnswer_is406() throws Exception {
        assertRefusedUnchanged(
                FRONTEND.send(Caller.to("/api/profile")
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "text/csv")),
                406);
    }

    @ParameterizedTest
    @CsvSource({"DELETE,/api/profile,405", "POST,/api/profile,405", "GET,/api/other,404", "GET,/other,404", "POST,/,404"
    })
    void wrongMethodOrPath_isProblem(String method, String path, int status) throws Exception {
        assertRefusedUnchanged(
                FRONTEND.send(Caller.to(path)
                        .header("Authorization", "Bearer " + token)
                        .method(method, HttpRequest.BodyPublishers.noBody())),
                status);
    }

    private void assertRefusedUnchanged(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status).doesNotContain("Payara", "Exception", "at triad");
        assertThat(FRONTEND.get(token).body()).contains("\"profile\":{}");
    }

    private String tag() throws Exception {
        return Caller.tagOf(FRONTEND.get(token));
    }
}
