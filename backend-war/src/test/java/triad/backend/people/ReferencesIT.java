package triad.backend.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.backend.fake.Caller;
import triad.backend.fake.OneInTheOther;
import triad.backend.fake.Organisation;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Together;
import triad.backend.fake.Tokens;

/** Departments and managers of people: they are there, they are no circle, and they stay so whoever changes what at the same moment. */
@ExtendWith(ArquillianExtension.class)
class ReferencesIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private static final int ROUNDS = 5;
    private static int tests;

    private String run = "";

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeEach
    void people() throws Exception {
        run = "-references-" + ProcessHandle.current().pid() + "-" + tests++;
        for (String name : List.of("ada", "bob", "eve")) {
            FRONTEND.get(Tokens.valid(name + run));
        }
    }

    @Test
    void whatIsNotThere_is422() throws Exception {
        assertThat(Organisation.patch("ada" + run, "{\"department\":\"nowhere\"}")
                        .body())
                .contains("\"field\":\"department\"");
        assertThat(Organisation.patch("ada" + run, "{\"manager\":\"unknown-to-all\"}")
                        .body())
                .contains("\"field\":\"manager\"");
        assertThat(Organisation.patch("ada" + run, manager("ada")).body()).contains("\"field\":\"manager\"");
    }

    @Test
    void managersInACircle_are422() throws Exception {
        Organisation.say("ada" + run, manager("bob"));
        Organisation.say("bob" + run, manager("eve"));
        assertThat(Organisation.patch("eve" + run, manager("ada")).statusCode()).isEqualTo(422);
    }

    /** Each change alone is fine. */
    @RepeatedTest(ROUNDS)
    void parallelManagersOfEachOther_areNoCircle() throws Exception {
        assertThat(Together.send(change("ada", manager("bob")), change("bob", manager("ada"))))
                .containsExactlyInAnyOrder(200, 422);
    }

    @RepeatedTest(ROUNDS)
    void parallelManagersInALongerCircle_leaveOneOut() throws Exception {
        assertThat(Together.send(
                        change("ada", manager("bob")), change("bob", manager("eve")), change("eve", manager("ada"))))
                .containsExactlyInAnyOrder(200, 200, 422);
    }

    /** The second finds that it is not what they have read. */
    @RepeatedTest(ROUNDS)
    void parallelChangesOfOnePerson_oneWins() throws Exception {
        assertThat(Together.send(change("ada", manager("bob")), change("ada", manager("eve"))))
                .containsExactlyInAnyOrder(200, 412);
    }

    /** Who becomes a manager is not changed by that, so that nobody waits for somebody who waits for them. */
    @RepeatedTest(ROUNDS)
    void managerWhoChangesMeanwhile_keepsNobodyWaiting() throws Exception {
        String department = run.substring(1);
        Organisation.department(department);
        String both = "{\"department\":\"" + department + "\",\"manager\":\"bob" + run + "\"}";

        assertThat(Together.send(
                        change("ada", both),
                        change("bob", "{\"department\":\"" + department + "\"}"),
                        change("eve", both)))
                .containsExactly(200, 200, 200);
    }

    @RepeatedTest(ROUNDS)
    void departmentDeletedWhileSomebodyIsPutIntoIt_isThereOrNobodyIsInIt() throws Exception {
        String department = run.substring(1);
        Organisation.department(department);

        List<Integer> statuses =
                Together.send(change("ada", "{\"department\":\"" + department + "\"}"), deletion(department));

        assertThat(statuses).isIn(List.of(200, 409), List.of(422, 204));
        assertThat(FRONTEND.get("/api/departments/" + department, Tokens.valid("looking" + run))
                        .statusCode())
                .isEqualTo(statuses.get(0) == 200 ? 200 : 404);
        assertThat(seen("ada").contains("\"department\":\"" + department + "\""))
                .isEqualTo(statuses.get(0) == 200);
    }

    @Test
    void whatComesInTheMiddleOfAChange_waitsForItsEnd() throws Exception {
        Organisation.department(run.substring(1));
        Organisation.say("ada" + run, "{\"location\":\"Here\"}");
        String body = "{\"department\":\"" + run.substring(1) + "\",\"manager\":\"bob" + run + "\"}";

        assertThat(OneInTheOther.send("ada" + run, change("ada", manager("bob")), change("bob", manager("ada"))))
                .containsExactly(200, 422);
        Organisation.say("ada" + run, "{\"manager\":null}");
        assertThat(OneInTheOther.send("ada" + run, change("ada", body), deletion(run.substring(1))))
                .containsExactly(200, 409);
        Organisation.say("ada" + run, "{\"manager\":null}");
        assertThat(OneInTheOther.send("ada" + run, change("ada", manager("bob")), erasureOf("bob")))
                .containsExactly(200, 204);
        assertThat(seen("ada")).doesNotContain("manager");
        assertThat(OneInTheOther.send("ada" + run, change("ada", "{\"job_title\":\"Late\"}"), erasureOf("ada")))
                .containsExactly(200, 204);
    }

    /** Nobody is left with a manager who is not there, and nobody waits for somebody who waits for them. */
    @RepeatedTest(ROUNDS)
    void managerErasedWhileReportsAreChanged_isNobodysManager() throws Exception {
        Organisation.say("bob" + run, manager("ada"));
        List<Integer> statuses = Together.send(
                erasureOf("ada"),
                change("bob", "{\"job_title\":\"Busy\"}"),
                change("eve", manager("ada")),
                change("ada", manager("eve")));

        assertThat(statuses.get(0)).isEqualTo(204);
        assertThat(statuses.get(1)).isIn(200, 412);
        assertThat(statuses.get(2)).isIn(200, 422);
        assertThat(statuses.get(3)).isIn(200, 404, 412, 422);
        assertThat(seen("bob")).doesNotContain("manager");
        assertThat(seen("eve")).doesNotContain("manager");
        assertThat(FRONTEND.get("/api/people/ada" + run, Tokens.administrator("looking" + run))
                        .statusCode())
                .isEqualTo(404);
    }

    /** Two who are each other's manager and report go at once. */
    @RepeatedTest(ROUNDS)
    void managerAndReportErasedAtOnce_areGone() throws Exception {
        Organisation.say("bob" + run, manager("ada"));
        Organisation.say("eve" + run, manager("bob"));

        assertThat(Together.send(erasureOf("ada"), erasureOf("bob"), change("eve", "{\"manager\":null}")))
                .startsWith(204, 204)
                .last()
                .isIn(200, 412);
        assertThat(seen("eve")).doesNotContain("manager");
    }

    private String manager(String name) {
        return "{\"manager\":\"" + name + run + "\"}";
    }

    /** From what is there now. */
    private Together.Request change(String name, String body) throws Exception {
        String tag = Organisation.tagOf(name + run);
        return () -> Organisation.patch(name + run, tag, body).statusCode();
    }

    private Together.Request deletion(String department) throws Exception {
        String path = "/api/departments/" + department;
        String administrator = Tokens.administrator("deleting" + run);
        String tag =
                FRONTEND.get(path, administrator).headers().firstValue("ETag").orElseThrow();
        return () -> FRONTEND.send(Caller.to(path)
                        .header("Authorization", "Bearer " + administrator)
                        .header("If-Match", tag)
                        .DELETE())
                .statusCode();
    }

    private Together.Request erasureOf(String name) {
        return () -> FRONTEND.send(Caller.to("/api/profile/data")
                        .header("Authorization", "Bearer " + Tokens.valid(name + run))
                        .method("DELETE", HttpRequest.BodyPublishers.noBody()))
                .statusCode();
    }

    private String seen(String name) throws Exception {
        return FRONTEND.get("/api/people/" + name + run, Tokens.administrator("looking" + run))
                .body();
    }
}
