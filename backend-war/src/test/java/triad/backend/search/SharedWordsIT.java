package triad.backend.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.backend.fake.Caller;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.Organisation;
import triad.backend.fake.Patience;
import triad.backend.fake.SharedServer;
import triad.backend.fake.TestDatabase;
import triad.backend.fake.Together;
import triad.backend.fake.Tokens;

/** Words that nobody shares any more are kept nowhere, however a person changed. */
@ExtendWith(ArquillianExtension.class)
class SharedWordsIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private static final FakeProvider PROVIDER = FakeProvider.start();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Letters, so that it is the end of one word. */
    private final String run = UUID.randomUUID().toString().replace("-", "");

    private final String person = "words-" + run;
    private final String token = Tokens.valid(person);

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeEach
    void personIsListed() throws Exception {
        PROVIDER.names.put(person, "Ada Maiden" + run);
        tell("{\"job_title\":\"Clerk" + run + "\",\"location\":\"London" + run + "\"}");
        assertThat(words()).containsExactly("clerk" + run, "london" + run, "maiden" + run);
    }

    @AfterEach
    void usualName() {
        PROVIDER.names.remove(person);
    }

    @Test
    void formerJobAndHiddenPlace_leave() throws Exception {
        tell("{\"job_title\":\"Baker" + run + "\",\"visibility\":{\"location\":\"me\"}}");

        assertThat(words()).containsExactly("baker" + run, "maiden" + run);
        assertThat(found("baker" + run)).isTrue();
    }

    /** The provider is asked again with each new token, as its consent is. */
    @Test
    void formerName_leaves() throws Exception {
        PROVIDER.names.put(person, "Ada Married" + run);
        Patience.until(PATIENCE, () -> {
            assertThat(FRONTEND.get(Tokens.valid(person)).statusCode()).isEqualTo(200);
            return !words().contains("maiden" + run);
        });
        assertThat(words()).containsExactly("clerk" + run, "london" + run, "married" + run);
        assertThat(found("married" + run)).isTrue();
    }

    @Test
    void whatAnAdministratorTakesBack_leaves() throws Exception {
        Organisation.say(person, "{\"job_title\":null}");

        assertThat(words()).containsExactly("london" + run, "maiden" + run);
    }

    @Test
    void whatAFileReplaces_leaves() throws Exception {
        HttpResponse<String> accepted = FRONTEND.send(Caller.to("/api/imports")
                .header("Authorization", "Bearer " + Tokens.administrator(person + "-administrator"))
                .header("Content-Type", "text/csv")
                .header("Idempotency-Key", "\"" + run + "\"")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "sub,job_title\n" + person + ",Baker" + run + "\n" + person + "-new,Clerk" + run + "\n")));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);

        Patience.until(PATIENCE, () -> !words().contains("clerk" + run));
        assertThat(words()).containsExactly("baker" + run, "london" + run, "maiden" + run);
    }

    @Test
    void erasedPerson_takesTheirWordsUnlessAnotherHasThem() throws Exception {
        String other = Tokens.valid(person + "-other");
        change(other, "{\"job_title\":\"Clerk" + run + "\"}");

        assertThat(erase(token)).isEqualTo(204);
        assertThat(words()).contains("clerk" + run).doesNotContain("london" + run, "maiden" + run);

        assertThat(erase(other)).isEqualTo(204);
        assertThat(words()).isEmpty();
    }

    /** Several at once, each with what the other leaves: none waits for another for good, and what is kept is what there is. */
    @Test
    void changesAtOnce_leaveWhatThereIs() throws Exception {
        String other = Tokens.valid(person + "-other");
        change(other, "{\"job_title\":\"Baker" + run + "\"}");
        for (int round = 0; round < 5; round++) {
            assertThat(Together.send(
                            patch(token, "{\"job_title\":\"Baker" + run + "\"}"),
                            patch(other, "{\"job_title\":\"Clerk" + run + "\"}")))
                    .containsOnly(200);
            assertThat(words()).contains("baker" + run, "clerk" + run);
            assertThat(Together.send(
                            patch(token, "{\"job_title\":\"Clerk" + run + "\"}"),
                            patch(other, "{\"job_title\":\"Baker" + run + "\"}")))
                    .containsOnly(200);
        }
        assertThat(erase(other)).isEqualTo(204);
        assertThat(words()).containsExactly("clerk" + run, "london" + run, "maiden" + run);
    }

    /** What is left of the person's manager is nothing by which anybody could be found. */
    @Test
    void erasedManager_leavesNoTerms() throws Exception {
        String manager = Tokens.valid(person + "-manager");
        change(manager, "{}");
        Organisation.say(person, "{\"manager\":\"" + person + "-manager\"}");
        int before = terms();

        assertThat(erase(manager)).isEqualTo(204);
        assertThat(terms()).isLessThan(before);
        assertThat(words()).contains("clerk" + run);
    }

    private List<String> words() {
        return TestDatabase.rows()
                .withHandle(handle -> handle.createQuery("select word from word where word like :end order by word")
                        .bind("end", "%" + run)
                        .mapTo(String.class)
                        .list());
    }

    private int terms() {
        return TestDatabase.rows()
                .withHandle(handle -> handle.createQuery(
                                "select cast(terms as varchar(10000)) from listing where subject = :subject")
                        .bind("subject", person)
                        .mapTo(String.class)
                        .one())
                .split(" ", -1)
                .length;
    }

    private boolean found(String word) throws Exception {
        HttpResponse<String> answer = FRONTEND.get("/api/people?q=" + word, Tokens.valid(person + "-stranger"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().contains("\"" + person + "\"");
    }

    private void tell(String body) throws Exception {
        change(token, body);
    }

    private static void change(String token, String body) throws Exception {
        assertThat(patch(token, body).send()).isEqualTo(200);
    }

    private static Together.Request patch(String token, String body) throws Exception {
        String tag = FRONTEND.get(token).headers().firstValue("ETag").orElseThrow();
        return () -> FRONTEND.patch(token, tag, body).statusCode();
    }

    private static int erase(String token) throws Exception {
        return FRONTEND.send(Caller.to("/api/profile/data")
                        .header("Authorization", "Bearer " + token)
                        .DELETE())
                .statusCode();
    }
}
