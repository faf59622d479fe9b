package triad.backend.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Caller;
import triad.backend.fake.Organisation;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** Mallory wants to read what ada shows to her colleagues: no way there but an administrator's word. */
@ExtendWith(ArquillianExtension.class)
class ColleagueIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private static int tests;

    private String run = "";
    private String ada = "";
    private String mallory = "";
    private String department = "";
    /** A word of which nothing else has any part. */
    private final String skill = UUID.randomUUID()
            .toString()
            .replace("-", "")
            .chars()
            .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 16))))
            .collect(Collectors.joining());

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeEach
    void people() throws Exception {
        run = "w" + Long.toString(ProcessHandle.current().pid(), 36) + "q" + tests++;
        ada = "ada-" + run;
        mallory = "mallory-" + run;
        department = run;
        Organisation.department(run);
        Organisation.department(run + "-other");
        tell(ada, "{\"phones\":[\"+44 1\"],\"skills\":[\"" + skill + "\"],\"visibility\":{\"skills\":\"colleagues\"}}");
        Organisation.say(ada, "{\"department\":\"" + run + "\"}");
        FRONTEND.get(Tokens.valid(mallory));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"department\":\"D\"}",
                "{\"manager\":\"A\"}",
                "{\"department\":\"D\",\"manager\":\"A\"}",
                "{\"department\":\"D\",\"visibility\":{\"department\":\"colleagues\"}}",
                "{\"visibility\":{\"manager\":\"me\"},\"manager\":\"A\"}",
                "{\"department\":{\"department\":\"D\"}}",
                "{\"manager\":[\"A\"]}",
                "{\"Department\":\"D\"}",
                "{\"team\":\"D\"}",
                "{\"reports_to\":\"A\"}",
                "{\"profile\":{\"department\":\"D\"}}",
                "{\"job_title\":\"Boss\",\"manager\":\"A\"}"
            })
    void whatOneSaysOfOneself_isRefusedWhole(String body) throws Exception {
        HttpResponse<String> answer =
                patch(mallory, body.replace("\"D\"", "\"" + department + "\"").replace("\"A\"", "\"" + ada + "\""));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(FRONTEND.get(Tokens.valid(mallory)).body()).contains("\"profile\":{}", "\"updated_at\":null");
        assertStranger();
    }

    @Test
    void refusal_namesBothFieldsAndWhoChangesThem() throws Exception {
        assertThat(patch(mallory, "{\"department\":\"" + department + "\",\"manager\":\"" + ada + "\"}")
                        .body())
                .contains(
                        "{\"field\":\"department\",\"detail\":\"Only administrators change this\"}",
                        "{\"field\":\"manager\",\"detail\":\"Only administrators change this\"}");
    }

    /** Nobody finds out by it which departments and people there are. */
    @Test
    void refusal_isTheSameForWhatThereIsNot() throws Exception {
        assertThat(patch(mallory, "{\"department\":\"nowhere\"}").body())
                .isEqualTo(patch(mallory, "{\"department\":\"" + department + "\"}")
                        .body());
        assertThat(patch(mallory, "{\"manager\":\"unknown-to-all\"}").body())
                .isEqualTo(patch(mallory, "{\"manager\":\"" + ada + "\"}").body());
    }

    /** The way to the other department does not lead over none. */
    @Test
    void nullThenValue_isRefusedTwice() throws Exception {
        Organisation.say(mallory, "{\"department\":\"" + run + "-other\"}");

        assertThat(patch(mallory, "{\"department\":null}").statusCode()).isEqualTo(422);
        assertThat(patch(mallory, "{\"department\":\"" + department + "\"}").statusCode())
                .isEqualTo(422);
        assertThat(FRONTEND.get(Tokens.valid(mallory)).body()).contains("\"department\":\"" + run + "-other\"");
        assertStranger();
    }

    @Test
    void whatIsThereAlready_mayBeSent() throws Exception {
        Organisation.say(mallory, "{\"department\":\"" + run + "-other\"}");
        String before = Caller.data(FRONTEND.get(Tokens.valid(mallory)));

        HttpResponse<String> answer = patch(mallory, "{\"department\":\"" + run + "-other\",\"manager\":null}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Caller.data(answer)).isEqualTo(before);
        assertThat(history(mallory)).doesNotContain("\"version\":2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"everyone\"", "\"colleagues\"", "\"me\"", "null"})
    void whoSeesIt_makesNoColleague(String choice) throws Exception {
        String body = "{\"visibility\":{\"department\":" + choice + ",\"manager\":" + choice + "}}";
        assertThat(patch(mallory, body).statusCode()).isEqualTo(200);
        assertStranger();

        Organisation.say(mallory, "{\"department\":\"" + run + "-other\"}");
        assertStranger();
    }

    /** What an administrator said holds as long as it is shown: hidden and shown again it is still theirs, and nothing else. */
    @Test
    void hidingAndShowing_givesBackWhatAdministratorsSaid() throws Exception {
        Organisation.say(mallory, "{\"department\":\"" + department + "\"}");
        assertColleague();
        tell(mallory, "{\"visibility\":{\"department\":\"me\"}}");
        assertStranger();
        Organisation.say(mallory, "{\"department\":\"" + run + "-other\"}");
        tell(mallory, "{\"visibility\":{\"department\":\"everyone\"}}");
        assertStranger();
    }

    @Test
    void managerRelation_isWhatAnAdministratorSays() throws Exception {
        assertThat(patch(mallory, "{\"manager\":\"" + ada + "\"}").statusCode()).isEqualTo(422);
        assertStranger();
        Organisation.say(mallory, "{\"manager\":\"" + ada + "\"}");
        assertColleague();
        Organisation.say(mallory, "{\"manager\":null}");
        assertStranger();
    }

    /** To have a report is no way either: nobody puts themselves above ada, and ada cannot be talked into it. */
    @Test
    void reportsManager_seesWhatColleaguesSee() throws Exception {
        assertThat(patch(ada, "{\"manager\":\"" + mallory + "\"}").statusCode()).isEqualTo(422);
        assertStranger();
        Organisation.say(ada, "{\"manager\":\"" + mallory + "\"}");
        assertColleague();
    }

    @Test
    void administratorsOwnProfile_isNoOtherWay() throws Exception {
        String token = Tokens.administrator(mallory);
        String tag = FRONTEND.get(token).headers().firstValue("ETag").orElseThrow();
        assertThat(FRONTEND.patch(token, tag, "{\"department\":\"" + department + "\"}")
                        .statusCode())
                .isEqualTo(422);
        assertStranger();
    }

    @Test
    void addressOfAdministrators_isClosed() throws Exception {
        String body = "{\"department\":\"" + department + "\"}";
        String tag = Organisation.tagOf(mallory);
        for (String token : new String[] {
            Tokens.valid(mallory),
            Tokens.with(mallory, claims -> claims.claim("groups", "administrator people")),
            Tokens.with(mallory, claims -> claims.claim("roles", java.util.List.of("administrator"))),
            Tokens.with(mallory, claims -> claims.claim("groups", java.util.List.of("Administrator", "administrators")))
        }) {
            assertThat(FRONTEND.patch("/api/people/" + mallory, token, tag, body)
                            .statusCode())
                    .isIn(401, 403);
        }
        assertStranger();
    }

    @Test
    void erasedAndBack_isAStranger() throws Exception {
        Organisation.say(mallory, "{\"department\":\"" + department + "\"}");
        assertThat(FRONTEND.send(Caller.to("/api/profile/data")
                                .header("Authorization", "Bearer " + Tokens.valid(mallory))
                                .method("DELETE", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(204);
        FRONTEND.get(Tokens.valid(mallory));
        assertStranger();
        assertThat(patch(mallory, "{\"department\":\"" + department + "\"}").statusCode())
                .isEqualTo(422);
        assertStranger();
    }

    private void assertStranger() throws Exception {
        assertThat(seenByMallory("/api/people/" + ada)).doesNotContain("+44 1", skill, "a@example.org");
        assertThat(seenByMallory("/api/people/" + ada + "/chart")).doesNotContain("a@example.org");
        assertThat(seenByMallory("/api/people?skill=" + skill)).isEqualTo("{\"people\":[]}");
        assertThat(seenByMallory("/api/people?q=" + skill)).doesNotContain(ada);
    }

    private void assertColleague() throws Exception {
        assertThat(seenByMallory("/api/people/" + ada)).contains("+44 1", skill, "a@example.org");
        assertThat(seenByMallory("/api/people?skill=" + skill)).contains(ada, "a@example.org");
        assertThat(seenByMallory("/api/people?q=" + skill)).contains(ada);
    }

    private String seenByMallory(String path) throws Exception {
        HttpResponse<String> answer = FRONTEND.get(path, Tokens.valid(mallory));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String history(String subject) throws Exception {
        return FRONTEND.get("/api/profile/history", Tokens.valid(subject)).body();
    }

    private static void tell(String subject, String body) throws Exception {
        HttpResponse<String> answer = patch(subject, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static HttpResponse<String> patch(String subject, String body) throws Exception {
        String token = Tokens.valid(subject);
        return FRONTEND.patch(
                token, FRONTEND.get(token).headers().firstValue("ETag").orElseThrow(), body);
    }
}
