package triad.backend.department;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import triad.backend.fake.Organisation;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** The tree of departments over mutual TLS: kept by administrators, and never a circle. */
@ExtendWith(ArquillianExtension.class)
class DepartmentIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private static int tests;

    private final String administrator = Tokens.administrator("departments-administrator");
    private String id = "";

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeEach
    void newDepartment() throws Exception {
        id = "it-" + ProcessHandle.current().pid() + "-" + tests++;
        assertThat(create(id, "{\"name\":\"Département " + id + "\"}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void department_isReadByEverybody() throws Exception {
        HttpResponse<String> answer = FRONTEND.get("/api/departments/" + id, Tokens.valid("reader"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"id\":\"" + id + "\",\"name\":\"Département " + id + "\"}");
        assertThat(FRONTEND.get("/api/departments", Tokens.valid("reader")).body())
                .contains(answer.body());
    }

    @Test
    void department_isRenamedAndMoved() throws Exception {
        create(id + "-part", "{\"name\":\"Part\"}");
        HttpResponse<String> answer =
                put(id + "-part", tag(id + "-part"), "{\"name\":\"New\",\"parent\":\"" + id + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"name\":\"New\",\"parent\":\"" + id + "\"");
        assertThat(answer.headers().firstValue("ETag")).contains(tag(id + "-part"));
    }

    @Test
    void emptyDepartment_isDeleted() throws Exception {
        assertThat(delete(id, tag(id)).statusCode()).isEqualTo(204);
        assertThat(FRONTEND.get("/api/departments/" + id, administrator).statusCode())
                .isEqualTo(404);
    }

    @Test
    void departmentWithAnother_isNotDeleted() throws Exception {
        create(id + "-part", "{\"name\":\"Part\",\"parent\":\"" + id + "\"}");
        assertRefusedUnchanged(delete(id, tag(id)), 409);
    }

    @Test
    void departmentWithAPerson_isNotDeleted() throws Exception {
        FRONTEND.get(Tokens.valid("in-" + id));
        Organisation.say("in-" + id, "{\"department\":\"" + id + "\"}");
        assertRefusedUnchanged(delete(id, tag(id)), 409);
    }

    /** RFC 9110 §13.1.1. */
    @Test
    void staleChange_is412() throws Exception {
        String first = tag(id);
        assertThat(put(id, first, "{\"name\":\"Second\"}").statusCode()).isEqualTo(200);
        assertThat(put(id, first, "{\"name\":\"Third\"}").statusCode()).isEqualTo(412);
        assertThat(delete(id, first).statusCode()).isEqualTo(412);
        assertThat(FRONTEND.get("/api/departments/" + id, administrator).body()).contains("Second");
    }

    /** RFC 9110 §13.1.2. */
    @Test
    void secondCreation_is412() throws Exception {
        assertRefusedUnchanged(create(id, "{\"name\":\"Again\"}"), 412);
    }

    @Test
    void changeWithoutPrecondition_is428() throws Exception {
        assertRefusedUnchanged(FRONTEND.send(request("PUT", id, administrator, "{\"name\":\"Again\"}")), 428);
        assertRefusedUnchanged(FRONTEND.send(request("DELETE", id, administrator, "")), 428);
    }

    @Test
    void unknownDepartment_is404() throws Exception {
        assertThat(put(id + "-none", tag(id), "{\"name\":\"x\"}").statusCode()).isEqualTo(404);
        assertThat(delete(id + "-none", tag(id)).statusCode()).isEqualTo(404);
    }

    @Test
    void notAdministrator_is403() throws Exception {
        String person = Tokens.valid("no-administrator");
        assertRefusedUnchanged(
                FRONTEND.send(request("PUT", id, person, "{\"name\":\"Mine\"}").header("If-Match", tag(id))), 403);
        assertRefusedUnchanged(FRONTEND.send(request("DELETE", id, person, "").header("If-Match", tag(id))), 403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | name",
                "{\"name\":null} | name",
                "{\"name\":\" \"} | name",
                "{\"name\":\"a\\u0000\"} | name",
                "{\"name\":\"a\\ud800\"} | name",
                "{\"name\":\"x\",\"parent\":\"nowhere\"} | parent",
                "{\"name\":\"x\",\"parent\":7} | parent",
                "{\"name\":\"x\",\"id\":\"y\"} | id"
            })
    void badField_is422NamingIt(String body, String field) throws Exception {
        HttpResponse<String> answer = put(id, tag(id), body);
        assertThat(answer.body()).contains("\"errors\":[{\"field\":\"" + field + "\"");
        assertRefusedUnchanged(answer, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upper", "a--b", "-a", "a-", "a_b", "%C3%A4", "..;", "a%00b"})
    void badId_makesNothing(String bad) throws Exception {
        assertThat(create(bad, "{\"name\":\"x\"}").statusCode()).isIn(400, 404, 422);
    }

    @Test
    void departmentInItself_is422() throws Exception {
        create(id + "-part", "{\"name\":\"Part\",\"parent\":\"" + id + "\"}");
        assertRefusedUnchanged(put(id, tag(id), "{\"name\":\"x\",\"parent\":\"" + id + "-part\"}"), 422);
        assertRefusedUnchanged(put(id, tag(id), "{\"name\":\"x\",\"parent\":\"" + id + "\"}"), 422);
    }

    @Test
    void tooManyLevels_are422() throws Exception {
        String parent = id;
        for (int level = 2; level <= 10; level++) {
            assertThat(create(id + "-" + level, "{\"name\":\"x\",\"parent\":\"" + parent + "\"}")
                            .statusCode())
                    .isEqualTo(201);
            parent = id + "-" + level;
        }
        assertThat(create(id + "-11", "{\"name\":\"x\",\"parent\":\"" + parent + "\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    /** Each move alone is fine. */
    @Test
    void parallelMovesIntoEachOther_areNoCircle() throws Exception {
        String other = id + "-other";
        create(other, "{\"name\":\"Other\"}");
        String hers = tag(id);
        String his = tag(other);
        List<Callable<Integer>> moves = List.of(
                () -> put(id, hers, "{\"name\":\"x\",\"parent\":\"" + other + "\"}")
                        .statusCode(),
                () -> put(other, his, "{\"name\":\"x\",\"parent\":\"" + id + "\"}")
                        .statusCode());
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Integer> statuses = new ArrayList<>();
        for (var status : threads.invokeAll(moves)) {
            statuses.add(status.get());
        }
        threads.shutdown();
        assertThat(statuses).containsExactlyInAnyOrder(200, 422);
    }

    private void assertRefusedUnchanged(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        assertThat(FRONTEND.get("/api/departments/" + id, administrator).body())
                .isEqualTo("{\"id\":\"" + id + "\",\"name\":\"Département " + id + "\"}");
    }

    private String tag(String department) throws Exception {
        return FRONTEND.get("/api/departments/" + department, administrator)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private HttpResponse<String> create(String department, String body) throws IOException, InterruptedException {
        return FRONTEND.send(request("PUT", department, administrator, body).header("If-None-Match", "*"));
    }

    private HttpResponse<String> put(String department, String tag, String body)
            throws IOException, InterruptedException {
        return FRONTEND.send(request("PUT", department, administrator, body).header("If-Match", tag));
    }

    private HttpResponse<String> delete(String department, String tag) throws IOException, InterruptedException {
        return FRONTEND.send(request("DELETE", department, administrator, "").header("If-Match", tag));
    }

    private static HttpRequest.Builder request(String method, String department, String token, String body) {
        return Caller.to("/api/departments/" + department)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }
}
