package triad.backend.search;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.fake.Caller.FRONTEND;
import static triad.backend.search.AdaAndOthers.change;
import static triad.backend.search.AdaAndOthers.encoded;
import static triad.backend.search.AdaAndOthers.search;

import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Caller;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** What each onlooker sees of a person over mutual TLS: ada is looked at, by a colleague, by a stranger, by herself. */
@ExtendWith(ArquillianExtension.class)
class OnlookerIT {
    private final AdaAndOthers people = new AdaAndOthers();

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeEach
    void arrive() throws Exception {
        people.arrive();
    }

    @Test
    void stranger_seesWhatIsForEveryone() throws Exception {
        HttpResponse<String> answer = FRONTEND.get("/api/people/" + people.sub("ada"), people.stranger);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).isPresent();
        assertThat(answer.body())
                .contains("Name of " + people.sub("ada"), "Countess", "London")
                .doesNotContain("Chess", "Secret", "phones", "email", "visibility");
    }

    @Test
    void colleague_seesMoreButNotAll() throws Exception {
        assertThat(FRONTEND.get("/api/people/" + people.sub("ada"), people.colleague)
                        .body())
                .contains("Chess", "+44 1", "a@example.org")
                .doesNotContain("Secret");
    }

    @Test
    void oneself_seesAll() throws Exception {
        assertThat(FRONTEND.get("/api/people/" + people.sub("ada"), people.ada).body())
                .contains("Secret", "Chess", "+44 1");
    }

    /** Otherwise one could find out the department by trying all of them. */
    @Test
    void departmentForOneself_makesNoColleagues() throws Exception {
        change(people.ada, "{\"visibility\":{\"department\":\"me\"}}");
        assertThat(FRONTEND.get("/api/people/" + people.sub("ada"), people.colleague)
                        .body())
                .doesNotContain("Chess", "+44 1", people.run + "-part\"");
        assertThat(search(people.colleague, "department=" + people.run)).doesNotContain(people.sub("ada"));
        assertThat(search(people.colleague, "skill=" + encoded("Chess " + people.run)))
                .doesNotContain(people.sub("ada"));
    }

    /** What they administer, at its own address and nowhere else. */
    @Test
    void administrator_seesAllOfAPersonButFindsAsOthersDo() throws Exception {
        String administrator = Tokens.administrator(people.sub("administrator"));

        assertThat(FRONTEND.get("/api/people/" + people.sub("ada"), administrator)
                        .body())
                .contains("Secret", "Chess", "+44 1", "a@example.org");
        assertThat(search(administrator, "q=Secret" + people.run)).doesNotContain(people.sub("ada"));
        assertThat(search(administrator, "skill=" + encoded("Chess " + people.run)))
                .doesNotContain(people.sub("ada"));
        assertThat(search(administrator, "department=" + people.run))
                .contains(people.sub("ada"))
                .doesNotContain("a@example.org");
        assertThat(FRONTEND.get("/api/people/" + people.sub("ada") + "/chart", administrator)
                        .body())
                .doesNotContain("a@example.org");
        assertThat(FRONTEND.send(Caller.to("/api/people/" + people.sub("ada") + "/vcard")
                                .header("Authorization", "Bearer " + administrator))
                        .body())
                .contains("Countess")
                .doesNotContain("+44 1", "EMAIL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-to-all", "%00", "a%0Ab", "x%2fy", "%F0%9F%91%A9"})
    void unknownPerson_is404(String subject) throws Exception {
        HttpResponse<String> answer = FRONTEND.get("/api/people/" + subject, people.stranger);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("Exception", "SQL");
    }
}
