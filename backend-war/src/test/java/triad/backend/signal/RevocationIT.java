package triad.backend.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.fake.Patience.until;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.backend.fake.Caller;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.FakeTransmitter;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** What an event of the provider ends, how soon, and what it leaves alone; and who is asked while no events arrive. */
@ExtendWith(ArquillianExtension.class)
class RevocationIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private static final FakeProvider PROVIDER = FakeProvider.start();
    private static final FakeTransmitter TRANSMITTER = PROVIDER.transmitter;
    private final String person = "revoked-" + UUID.randomUUID();

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeEach
    void eventsArrive() throws Exception {
        TRANSMITTER.isThere = true;
        TRANSMITTER.isHeard = true;
        until(Duration.ofSeconds(20), () -> introspectionsOf(Tokens.valid(person)) == 0);
    }

    @AfterAll
    static void noEventsAnyMore() throws Exception {
        TRANSMITTER.isThere = false;
        until(Duration.ofSeconds(20), () -> introspectionsOf(Tokens.valid("nobody")) == 1);
    }

    /** SSF 1.0 §8.1.1: one stream, made by the server itself, for the events that end or change something. */
    @Test
    void stream_isMadeOnce() {
        assertThat(TRANSMITTER.streams).singleElement().satisfies(stream -> {
            assertThat(stream.getJsonObject("delivery").getString("endpoint_url"))
                    .isEqualTo(SharedServer.URL + "/events");
            assertThat(stream.getJsonObject("delivery").getString("method")).isEqualTo("urn:ietf:rfc:8935");
            assertThat(stream.getJsonArray("events_requested")).hasSize(4);
        });
    }

    @Test
    void streamThatIsGone_isMadeAnew() throws Exception {
        TRANSMITTER.streams.clear();
        until(Duration.ofSeconds(10), () -> TRANSMITTER.streams.size() == 1);
        int before = TRANSMITTER.verifications.get();
        until(Duration.ofSeconds(10), () -> TRANSMITTER.verifications.get() > before);
    }

    @Test
    void endedSession_endsItsTokensWithinASecond() throws Exception {
        String ended = Tokens.with(person, claims -> claims.claim("sid", "first"));
        String other = Tokens.with(person, claims -> claims.claim("sid", "second"));
        assertAccepted(ended);

        Instant sent = Instant.now();
        send(FakeTransmitter.SESSION_REVOKED, session(person, "frontend", "first"));
        assertRefused(ended);

        assertThat(Duration.between(sent, Instant.now())).isLessThan(Duration.ofSeconds(1));
        assertAccepted(other);
    }

    /** A token of the same session that was issued later has no more to stand on. */
    @Test
    void endedSession_endsLaterTokensToo() throws Exception {
        send(FakeTransmitter.SESSION_REVOKED, session(person, "frontend", "first"));

        assertRefused(Tokens.with(person, claims -> claims.claim("sid", "first")
                .issueTime(Date.from(Instant.now().plusSeconds(5)))));
    }

    @Test
    void revokedGrant_endsItsTokens() throws Exception {
        String ended = Tokens.with(person, claims -> claims.claim("family_id", "grant"));
        send(FakeTransmitter.SESSION_REVOKED, session(person, "frontend", "grant"));

        assertRefused(ended);
        assertAccepted(Tokens.with(person, claims -> claims.claim("family_id", "another")));
    }

    @Test
    void withdrawnConsent_endsTheTokensOfThatClient() throws Exception {
        String token = Tokens.valid(person);
        send(FakeTransmitter.SESSION_REVOKED, client(person, "another-client"));
        assertAccepted(token);

        send(FakeTransmitter.SESSION_REVOKED, client(person, "frontend"));
        assertRefused(token);
    }

    @Test
    void consentGivenAgain_letsNewTokensIn() throws Exception {
        send(FakeTransmitter.SESSION_REVOKED, client(person, "frontend"));
        String later = Tokens.with(
                person, claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(2))));

        assertAccepted(later);
    }

    @Test
    void disabledAccount_endsAllItsTokens() throws Exception {
        String token = Tokens.with(person, claims -> claims.claim("sid", "any"));
        send(FakeTransmitter.ACCOUNT_DISABLED, FakeTransmitter.user(person));

        assertRefused(token);
    }

    @Test
    void otherPersons_stayIn() throws Exception {
        String other = Tokens.valid(person + "-2");
        send(FakeTransmitter.ACCOUNT_DISABLED, FakeTransmitter.user(person));

        assertAccepted(other);
    }

    @Test
    void userOfAnotherIssuer_isNobodyHere() throws Exception {
        String token = Tokens.valid(person);
        send(
                FakeTransmitter.ACCOUNT_DISABLED,
                Map.of("format", "iss_sub", "iss", "https://elsewhere.example", "sub", person));

        assertAccepted(token);
    }

    /** While events arrive, nobody is asked: the provider's word would not be newer. */
    @Test
    void whileEventsArrive_noTokenIsAskedAbout() throws Exception {
        assertThat(introspectionsOf(Tokens.valid(person))).isZero();
    }

    @Test
    void whileNoneArrive_eachTokenIsAskedAbout() throws Exception {
        TRANSMITTER.isHeard = false;
        until(Duration.ofSeconds(10), () -> introspectionsOf(Tokens.valid(person)) == 1);

        String token = Tokens.valid(person);
        PROVIDER.revoked.add(token);
        assertRefused(token);
    }

    /** What changes something asks the provider all the same. */
    @Test
    void sensitiveCall_isAskedAbout() throws Exception {
        String token = Tokens.valid(person);
        String tag = FRONTEND.get(token).headers().firstValue("ETag").orElseThrow();
        PROVIDER.revoked.add(token);

        assertThat(FRONTEND.patch(token, tag, "{\"phones\":[\"1\"]}").statusCode())
                .isEqualTo(401);
        assertThat(FRONTEND.get(Tokens.valid(person)).body()).contains("\"profile\":{}");
    }

    private static Map<String, Object> client(String person, String clientId) {
        return Map.of(
                "format", "complex",
                "user", FakeTransmitter.user(person),
                "application", Map.of("format", "opaque", "id", clientId));
    }

    private static Map<String, Object> session(String person, String clientId, String id) {
        return Map.of(
                "format", "complex",
                "user", FakeTransmitter.user(person),
                "application", Map.of("format", "opaque", "id", clientId),
                "session", Map.of("format", "opaque", "id", id));
    }

    private static void send(String type, Map<String, Object> subject) {
        HttpResponse<String> answer = TRANSMITTER.send(TRANSMITTER.event(type, subject, claims -> claims));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private static int introspectionsOf(String token) throws Exception {
        int before = PROVIDER.introspections.get();
        assertAccepted(token);
        return PROVIDER.introspections.get() - before;
    }

    private static void assertAccepted(String token) throws Exception {
        HttpResponse<String> answer = FRONTEND.get(token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void assertRefused(String token) throws Exception {
        HttpResponse<String> answer = FRONTEND.get(token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .contains("error=\"invalid_token\"");
    }
}
