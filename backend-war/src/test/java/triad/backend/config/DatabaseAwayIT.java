package triad.backend.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.backend.fake.Caller;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.FakeTransmitter;
import triad.backend.fake.SharedServer;
import triad.backend.fake.TestDatabase;
import triad.backend.fake.Tokens;

/** A database that is stopped and started again under a running server: what its callers are told, and that it recovers by itself. */
@ExtendWith(ArquillianExtension.class)
class DatabaseAwayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final String token = Tokens.valid("away-" + UUID.randomUUID());

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeAll
    static void needsAServer() {
        assumeTrue(TestDatabase.canLeave(), "H2 runs within the server and cannot be stopped alone");
    }

    @Test
    void databaseStopped_is503UntilItIsBack() throws Exception {
        String tag = Caller.FRONTEND.get(token).headers().firstValue("ETag").orElseThrow();
        TestDatabase.leave();
        try {
            assertAway(Caller.FRONTEND.get(token));
            assertAway(Caller.FRONTEND.patch(token, tag, "{\"job_title\":\"Lost\"}"));
            assertThat(health()).isEqualTo(503);
            assertThat(event()).isEqualTo(503);
        } finally {
            TestDatabase.comeBack();
        }

        Instant end = Instant.now().plus(PATIENCE);
        while (Caller.FRONTEND.get(token).statusCode() != 200) {
            assertThat(Instant.now()).isBefore(end);
        }
        assertThat(Caller.FRONTEND.get(token).body()).doesNotContain("Lost");
        assertThat(health()).isEqualTo(200);
        assertThat(event()).isEqualTo(202);
    }

    private static void assertAway(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("urn:triad:problem:database-away")
                .doesNotContain("postgres", "SQL", "Exception");
    }

    private static int health() throws Exception {
        return Caller.FRONTEND.send(Caller.to("/health/ready")).statusCode();
    }

    /** An event that was not kept comes again. */
    private static int event() {
        FakeTransmitter transmitter = FakeProvider.start().transmitter;
        return transmitter
                .send(transmitter.event(
                        FakeTransmitter.ACCOUNT_DISABLED, FakeTransmitter.user("nobody"), claims -> claims))
                .statusCode();
    }
}
