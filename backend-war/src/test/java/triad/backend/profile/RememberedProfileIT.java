package triad.backend.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static triad.backend.fake.Caller.FRONTEND;
import static triad.backend.fake.Patience.until;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.backend.fake.Caller;
import triad.backend.fake.SharedServer;
import triad.backend.fake.TestDatabase;
import triad.backend.fake.Tokens;

/** One's own profile from memory: only what is there now, whoever changed it. */
@ExtendWith(ArquillianExtension.class)
class RememberedProfileIT {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static int people;

    private String subject = "";
    private String token = "";

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeAll
    static void needsPostgres() {
        assumeTrue(TestDatabase.canLeave(), "H2 tells nobody who has changed, so nothing is remembered of it");
    }

    @BeforeEach
    void newPerson() throws Exception {
        subject = "remembered-" + ProcessHandle.current().pid() + "-" + people++;
        token = Tokens.valid(subject);
        until(SOON, () -> isRemembered(token));
    }

    /** Read, changed and read again, without a pause in which the database could tell of it. */
    @Test
    void ownChange_isThereAtOnce() throws Exception {
        for (int turn = 0; turn < 30; turn++) {
            String tag = Caller.tagOf(FRONTEND.get(token));
            HttpResponse<String> changed = FRONTEND.patch(token, tag, "{\"job_title\":\"Job " + turn + "\"}");
            assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);

            HttpResponse<String> read = FRONTEND.get(token);
            assertThat(read.body()).isEqualTo(changed.body());
            assertThat(Caller.tagOf(read)).isEqualTo(Caller.tagOf(changed));
        }
    }

    /** As another node would. */
    @Test
    void changeElsewhere_isThereWithinASecond() throws Exception {
        TestDatabase.rows().useHandle(this::becomeAnalyst);
        Instant changed = Instant.now();

        until(SOON, () -> FRONTEND.get(token).body().contains("Analyst"));
        assertThat(Instant.now()).isBefore(changed.plusSeconds(1));
    }

    /** What the memory says is no reason to refuse a change of what another node has made of it. */
    @Test
    void changeElsewhere_canBeChangedByItsTag() throws Exception {
        TestDatabase.rows().useHandle(this::becomeAnalyst);
        until(SOON, () -> FRONTEND.get(token).body().contains("Analyst"));
        String tag = Caller.tagOf(FRONTEND.get(token));

        assertThat(FRONTEND.patch(token, tag, "{\"job_title\":\"Poet\"}").statusCode())
                .isEqualTo(200);
        assertThat(FRONTEND.patch(token, tag, "{\"job_title\":\"Smith\"}").statusCode())
                .isEqualTo(412);
    }

    /** Nobody would tell of changes then, so that each read asks the database. */
    @Test
    void listeningLost_isReadFromTheDatabase() throws Exception {
        TestDatabase.rows().useHandle(rows -> {
            assertThat(rows.select(
                                    "select count(pg_terminate_backend(pid)) from pg_stat_activity where query like 'notify %'")
                            .mapTo(Integer.class)
                            .one())
                    .isPositive();
            becomeAnalyst(rows);
        });
        Instant changed = Instant.now();

        until(SOON, () -> FRONTEND.get(token).body().contains("Analyst"));
        assertThat(Instant.now()).isBefore(changed.plusSeconds(2));
        until(SOON, () -> isRemembered(token));
    }

    @Test
    void tokenOfAnother_isNotAnsweredFromIt() throws Exception {
        HttpResponse<String> other = FRONTEND.get(Tokens.valid("another-" + subject));

        assertThat(other.body()).contains("\"sub\":\"another-" + subject + "\"");
        assertThat(FRONTEND.get(token).body()).contains("\"sub\":\"" + subject + "\"");
    }

    /** RFC 9110 §13.1.2. */
    @Test
    void remembered_isStill304ToWhoeverHasIt() throws Exception {
        String tag = Caller.tagOf(FRONTEND.get(token));
        HttpResponse<String> again = FRONTEND.send(Caller.to("/api/profile")
                .header("Authorization", "Bearer " + token)
                .header("If-None-Match", tag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void erased_isForgotten() throws Exception {
        String tag = Caller.tagOf(FRONTEND.get(token));
        FRONTEND.patch(token, tag, "{\"job_title\":\"Analyst\"}");
        assertThat(FRONTEND.get(token).body()).contains("Analyst");
        HttpResponse<String> erased = FRONTEND.send(Caller.to("/api/profile/data")
                .header("Authorization", "Bearer " + token)
                .DELETE());
        assertThat(erased.statusCode()).as(erased.body()).isEqualTo(204);

        assertThat(FRONTEND.get(token).body()).contains("\"profile\":{}").doesNotContain("Analyst");
    }

    private void becomeAnalyst(Handle rows) {
        rows.execute("update person set job_title = 'Analyst', version = version + 1 where subject = ?", subject);
    }

    /** Whether it is answered while nobody can read the table. */
    private static boolean isRemembered(String token) throws Exception {
        FRONTEND.get(token);
        try (Handle rows = TestDatabase.rows().open()) {
            rows.begin();
            rows.execute("lock table person in access exclusive mode");
            CompletableFuture<HttpResponse<String>> answer = FRONTEND.http()
                    .sendAsync(
                            Caller.to("/api/profile")
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            boolean isAnswered =
                    answer.completeOnTimeout(null, 500, TimeUnit.MILLISECONDS).get() != null;
            rows.rollback();
            return isAnswered;
        }
    }
}
