package triad.backend.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
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
import triad.backend.fake.Organisation;
import triad.backend.fake.SharedServer;
import triad.backend.fake.TestDatabase;
import triad.backend.fake.Tokens;

/** One person as administrators read and change them over mutual TLS. */
@ExtendWith(ArquillianExtension.class)
class PersonIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private static int tests;

    private String person = "";
    private String path = "";
    private String administrator = "";

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeEach
    void newPerson() throws Exception {
        person = "kept-" + ProcessHandle.current().pid() + "-" + tests++;
        path = "/api/people/" + person;
        administrator = Tokens.administrator("keeper-of-" + person);
        String token = Tokens.valid(person);
        String tag = FRONTEND.get(token).headers().firstValue("ETag").orElseThrow();
        FRONTEND.patch(token, tag, "{\"biography\":\"Secret\",\"visibility\":{\"biography\":\"me\"}}");
    }

    @Test
    void change_isSeenByThePersonWithWhoMadeIt() throws Exception {
        Organisation.department(person);
        HttpResponse<String> changed =
                change(tag(), "{\"department\":\"" + person + "\",\"job_title\":\"Head\",\"biography\":null}");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.body())
                .contains("\"department\":\"" + person + "\"", "\"job_title\":\"Head\"")
                .doesNotContain("biography");
        assertThat(changed.headers().firstValue("ETag")).contains(tag());
        assertThat(changed.headers().firstValue("Cache-Control"))
                .get()
                .asString()
                .contains("private", "no-cache");
        assertThat(FRONTEND.get(Tokens.valid(person)).body())
                .contains("\"department\":\"" + person + "\"", "\"biography\":\"me\"");
        assertThat(FRONTEND.get("/api/profile/history", Tokens.valid(person)).body())
                .contains(
                        "\"by\":\"keeper-of-" + person + "\"",
                        "{\"field\":\"department\",\"old\":null,\"new\":\"" + person + "\"}",
                        "{\"field\":\"biography\",\"old\":\"Secret\",\"new\":null}");
    }

    @Test
    void emptyChange_isNone() throws Exception {
        String before = tag();
        assertThat(change(before, "{}").headers().firstValue("ETag")).contains(before);
        assertThat(FRONTEND.get("/api/profile/history", Tokens.valid(person)).body())
                .doesNotContain("keeper");
    }

    /** Administrators keep themselves like everybody else. */
    @Test
    void administrator_changesThemselves() throws Exception {
        FRONTEND.get(administrator);
        String own = "/api/people/keeper-of-" + person;
        String tag =
                FRONTEND.get(own, administrator).headers().firstValue("ETag").orElseThrow();

        assertThat(FRONTEND.patch(own, administrator, tag, "{\"manager\":\"" + person + "\"}")
                        .body())
                .contains("\"manager\":\"" + person + "\"");
    }

    /** Who was brought here by an import, and has not signed in: nobody finds them, but administrators keep them. */
    @Test
    void personWhoIsNotListed_isChangedToo() throws Exception {
        String unlisted = person + "-unlisted";
        TestDatabase.rows()
                .useHandle(handle ->
                        handle.createUpdate("""
                        insert into person (subject, version, visibility, sort_name) values (:subject, 0, '{}', '')
                        """).bind("subject", unlisted).execute());

        Organisation.say(unlisted, "{\"manager\":\"" + person + "\",\"job_title\":\"Newcomer\"}");

        assertThat(FRONTEND.get("/api/people/" + unlisted, administrator).body())
                .isEqualTo("{\"sub\":\"" + unlisted + "\",\"name\":\"\",\"job_title\":\"Newcomer\",\"manager\":\""
                        + person + "\"}");
        assertThat(FRONTEND.get("/api/people/" + unlisted, Tokens.valid(person)).statusCode())
                .isEqualTo(404);
        assertThat(FRONTEND.get(path + "/chart", Tokens.valid(person)).body()).contains("\"reports\":[]");
        assertThat(FRONTEND.get(Tokens.valid(unlisted)).body()).contains("\"job_title\":\"Newcomer\"");
        assertThat(FRONTEND.get("/api/people/" + unlisted, Tokens.valid(person)).body())
                .contains("Newcomer");
    }

    @Test
    void changeWithoutIfMatch_is428() throws Exception {
        assertRefusedUnchanged(FRONTEND.send(request(administrator, "{\"job_title\":\"x\"}")), 428);
    }

    /** RFC 9110 §13.1.1. */
    @Test
    void staleChange_is412() throws Exception {
        String first = tag();
        assertThat(change(first, "{\"location\":\"Here\"}").statusCode()).isEqualTo(200);
        assertThat(change(first, "{\"location\":\"There\"}").statusCode()).isEqualTo(412);
        assertThat(FRONTEND.get(path, administrator).body()).contains("Here").doesNotContain("There");
    }

    /** A representation without what is hidden is not what is changed. */
    @Test
    void tagOfAnotherViewer_is412() throws Exception {
        String others = FRONTEND.get(path, Tokens.valid(person + "-other"))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertRefusedUnchanged(change(others, "{\"job_title\":\"x\"}"), 412);
        assertRefusedUnchanged(change("W/" + tag(), "{\"job_title\":\"x\"}"), 412);
    }

    /** The choice who sees a field is no part of what administrators read, and so does not stand in their way. */
    @Test
    void newChoiceOfThePerson_staysWithTheChange() throws Exception {
        String before = tag();
        String token = Tokens.valid(person);
        String own = FRONTEND.get(token).headers().firstValue("ETag").orElseThrow();
        FRONTEND.patch(token, own, "{\"visibility\":{\"job_title\":\"me\"}}");

        assertThat(change(before, "{\"job_title\":\"Quiet\"}").statusCode()).isEqualTo(200);
        assertThat(FRONTEND.get(path, Tokens.valid(person + "-other")).body()).doesNotContain("Quiet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"visibility\":{\"biography\":\"everyone\"}} | visibility",
                "{\"visibility\":null} | visibility",
                "{\"visibility\":{}} | visibility",
                "{\"email\":\"x@example.org\"} | email",
                "{\"name\":\"x\"} | name",
                "{\"sub\":\"x\"} | sub",
                "{\"job_title\":7} | job_title",
                "{\"department\":\"nowhere\"} | department",
                "{\"manager\":\"unknown-to-all\"} | manager",
                "{\"manager\":[\"x\"]} | manager"
            })
    void badField_is422NamingIt(String body, String field) throws Exception {
        HttpResponse<String> answer = change(tag(), body);
        assertThat(answer.body()).contains("\"errors\":[{\"field\":\"" + field + "\"");
        assertRefusedUnchanged(answer, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"job_title\":\"1\",\"job_title\":\"2\"}"})
    void malformedBody_is400(String body) throws Exception {
        assertRefusedUnchanged(change(tag(), body), 400);
    }

    @Test
    void otherMediaType_is415() throws Exception {
        assertRefusedUnchanged(
                FRONTEND.send(request(administrator, "{\"job_title\":\"x\"}")
                        .header("If-Match", tag())
                        .setHeader("Content-Type", "application/json")),
                415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-to-all", "%00", "a%0Ab", "%F0%9F%91%A9"})
    void unknownPerson_is404(String subject) throws Exception {
        assertThat(FRONTEND.get("/api/people/" + subject, administrator).statusCode())
                .isIn(400, 404);
        assertThat(FRONTEND.patch("/api/people/" + subject, administrator, "*", "{\"job_title\":\"x\"}")
                        .statusCode())
                .isIn(400, 404);
    }

    @Test
    void tooLongSubject_is404() throws Exception {
        assertThat(FRONTEND.get("/api/people/" + "x".repeat(300), administrator).statusCode())
                .isEqualTo(404);
    }

    /** The person's own token does not do for what administrators do, nor an administrator's that was revoked. */
    @Test
    void others_changeNothing() throws Exception {
        String revoked = Tokens.with("revoked", claims -> claims.claim("groups", List.of("administrator")));
        FakeProvider.start().revoked.add(revoked);

        assertRefusedUnchanged(FRONTEND.patch(path, Tokens.valid(person), tag(), "{\"job_title\":\"x\"}"), 403);
        assertRefusedUnchanged(FRONTEND.patch(path, revoked, tag(), "{\"job_title\":\"x\"}"), 401);
        assertRefusedUnchanged(
                FRONTEND.patch(
                        path,
                        Tokens.with("reader", claims -> claims.claim("groups", List.of("administrator"))
                                .claim("scope", "openid people:read profile:write")),
                        tag(),
                        "{\"job_title\":\"x\"}"),
                403);
    }

    private void assertRefusedUnchanged(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        assertThat(answer.body()).doesNotContain("Secret");
        assertThat(FRONTEND.get(path, administrator).body())
                .contains("\"biography\":\"Secret\"")
                .doesNotContain("job_title");
    }

    private String tag() throws Exception {
        return FRONTEND.get(path, administrator).headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<String> change(String tag, String body) throws Exception {
        return FRONTEND.patch(path, administrator, tag, body);
    }

    private HttpRequest.Builder request(String token, String body) {
        return Caller.to(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body));
    }
}
