package triad.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import triad.backend.fake.Caller;
import triad.backend.fake.Images;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** Who gets which answer at every endpoint: one row each, and none forgotten. Ada is looked at; the colleague names her as their manager. */
@ExtendWith(ArquillianExtension.class)
class AuthorizationMatrixIT {
    private static final String RUN = "matrix-" + ProcessHandle.current().pid();
    private static final String ADA = RUN + "-ada";
    private static final List<String> CALLERS =
            List.of("anonymous", "no scope", "other scope", "person", "colleague", "administrator");

    /** The statuses stand in the order of the callers. Changes come without a precondition, which come as far as 428 where the caller may make them. */
    private static final List<Row> ROWS = List.of(
            new Row("GET", "/api/profile", "profile:read", 401, 403, 403, 200, 200, 200),
            new Row("PATCH", "/api/profile", "profile:write", 401, 403, 403, 428, 428, 428),
            new Row("GET", "/api/profile/history", "profile:read", 401, 403, 403, 200, 200, 200),
            new Row("GET", "/api/profile/data", "profile:read", 401, 403, 403, 200, 200, 200),
            new Row("GET", "/api/profile/photo", "profile:read", 401, 403, 403, 404, 404, 404),
            new Row("PUT", "/api/profile/photo", "profile:write", 401, 403, 403, 428, 428, 428),
            new Row("DELETE", "/api/profile/photo", "profile:write", 401, 403, 403, 428, 428, 428),
            new Row("GET", "/api/people", "people:read", 401, 403, 403, 200, 200, 200),
            new Row("GET", "/api/people/{sub}", "people:read", 401, 403, 403, 200, 200, 200),
            new Row("GET", "/api/people/{sub}/photo", "people:read", 401, 403, 403, 200, 200, 200),
            new Row("GET", "/api/people/{sub}/vcard", "people:read", 401, 403, 403, 200, 200, 200),
            new Row("GET", "/api/people/{sub}/chart", "people:read", 401, 403, 403, 200, 200, 200),
            new Row("GET", "/api/departments", "people:read", 401, 403, 403, 200, 200, 200),
            new Row("GET", "/api/departments/{id}", "people:read", 401, 403, 403, 200, 200, 200),
            new Row("PUT", "/api/departments/{id}", "people:write", 401, 403, 403, 403, 403, 428),
            new Row("DELETE", "/api/departments/{id}", "people:write", 401, 403, 403, 403, 403, 428),
            new Row("DELETE", "/api/profile/data", "profile:write", 401, 403, 403, 204, 204, 204));

    private static boolean isPrepared;

    record Row(String method, String path, String scope, List<Integer> statuses) {
        Row(String method, String path, String scope, Integer... statuses) {
            this(method, path, scope, List.of(statuses));
        }

        String endpoint() {
            return method + " " + path;
        }

        /** That of the body, where there is one. */
        Optional<String> contentType() {
            return Optional.ofNullable(
                    switch (method) {
                        case "PATCH" -> "application/merge-patch+json";
                        case "PUT" -> path.endsWith("/photo") ? "image/png" : "application/json";
                        default -> null;
                    });
        }
    }

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeEach
    void peopleAndDepartment() throws Exception {
        if (isPrepared) {
            return;
        }
        assertThat(Caller.FRONTEND.get(Tokens.valid(ADA)).statusCode()).isEqualTo(200);
        assertThat(Caller.FRONTEND
                        .send(Caller.to("/api/profile/photo")
                                .header("Authorization", "Bearer " + Tokens.valid(ADA))
                                .header("Content-Type", "image/png")
                                .header("If-None-Match", "*")
                                .PUT(HttpRequest.BodyPublishers.ofByteArray(Images.of("png", 60, 40))))
                        .statusCode())
                .isEqualTo(201);
        String colleague = Tokens.valid(RUN + "-colleague");
        String tag = Caller.FRONTEND.get(colleague).headers().firstValue("ETag").orElseThrow();
        assertThat(Caller.FRONTEND
                        .patch(colleague, tag, "{\"manager\":\"" + ADA + "\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Caller.FRONTEND
                        .send(Caller.to("/api/departments/" + RUN)
                                .header("Authorization", "Bearer " + Tokens.administrator(RUN))
                                .header("Content-Type", "application/json")
                                .header("If-None-Match", "*")
                                .PUT(HttpRequest.BodyPublishers.ofString("{\"name\":\"x\"}")))
                        .statusCode())
                .isEqualTo(201);
        isPrepared = true;
    }

    static Stream<Arguments> cells() {
        return ROWS.stream().flatMap(row -> CALLERS.stream()
                .map(caller ->
                        Arguments.of(row.endpoint(), caller, row, row.statuses().get(CALLERS.indexOf(caller)))));
    }

    @ParameterizedTest(name = "{0} by {1}: {3}")
    @MethodSource("cells")
    void endpoint_answersAsTheTableSays(String endpoint, String caller, Row row, int status) throws Exception {
        HttpResponse<String> answer = Caller.FRONTEND.send(request(row, caller));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status >= 400) {
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void everyResourceMethod_hasARow() {
        assertThat(ROWS.stream().map(Row::endpoint))
                .containsExactlyInAnyOrderElementsOf(Endpoints.ofResources().keySet());
    }

    private static HttpRequest.Builder request(Row row, String caller) {
        String path = row.path().replace("{sub}", ADA).replace("{id}", RUN);
        HttpRequest.Builder request = Caller.to(path).method(row.method(), HttpRequest.BodyPublishers.noBody());
        row.contentType().ifPresent(type -> request.header("Content-Type", type)
                .method(row.method(), HttpRequest.BodyPublishers.ofString("{\"name\":\"x\"}")));
        token(row, caller).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private static Optional<String> token(Row row, String caller) {
        String all = "openid profile:read profile:write people:read people:write";
        Map<String, String> scopes = Map.of("no scope", "openid", "other scope", all.replace(row.scope(), ""));
        List<String> groups =
                caller.equals("administrator") ? List.of("administrator") : List.of("administrators", "people");
        return caller.equals("anonymous")
                ? Optional.empty()
                : Optional.of(Tokens.with(RUN + "-" + caller.replace(' ', '-'), claims -> claims.claim(
                                "scope", scopes.getOrDefault(caller, row.scope()))
                        .claim("groups", groups)));
    }
}
