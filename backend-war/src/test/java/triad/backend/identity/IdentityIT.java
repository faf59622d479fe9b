package triad.backend.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.fake.Patience.until;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.backend.fake.Caller;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.FakeTransmitter;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;
import triad.backend.fake.Trouble;

/** How often the provider is asked who somebody is, and how soon a change there is seen here, while its events arrive. */
@ExtendWith(ArquillianExtension.class)
class IdentityIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private static final FakeProvider PROVIDER = FakeProvider.start();
    private static final FakeTransmitter TRANSMITTER = PROVIDER.transmitter;
    private final String person = "identity-" + UUID.randomUUID();

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeAll
    static void eventsArrive() throws Exception {
        TRANSMITTER.isThere = true;
        until(Duration.ofSeconds(20), () -> introspectionsOf(Tokens.valid("identity-events")) == 0);
    }

    @AfterAll
    static void noEventsAnyMore() throws Exception {
        TRANSMITTER.isThere = false;
        until(Duration.ofSeconds(20), () -> introspectionsOf(Tokens.valid("identity-events")) == 1);
    }

    @AfterEach
    void providerIsWell() {
        PROVIDER.userinfoInstead = Optional.empty();
        PROVIDER.exchangeRefusal = "";
    }

    @Test
    void knownIdentity_causesNoCallAtAll() throws Exception {
        String token = Tokens.valid(person);
        read(token);
        int before = calls();
        for (int call = 0; call < 20; call++) {
            read(token);
        }
        assertThat(calls()).isEqualTo(before);
    }

    /** Consent and scope belong to the token: what one may know says nothing of another. */
    @Test
    void otherTokenOfThePerson_isAskedFor() throws Exception {
        read(Tokens.valid(person));
        PROVIDER.exchangeRefusal = "invalid_scope";

        assertThat(FRONTEND.get(Tokens.valid(person)).statusCode()).isEqualTo(403);
    }

    @Test
    void oldIdentity_isAskedForOnceByManyAtOnce() throws Exception {
        String token = Tokens.valid(person);
        Instant start = Instant.now();
        read(token);
        PROVIDER.names.put(person, "Later");
        int before = PROVIDER.userinfos.get();
        until(Duration.ofSeconds(10), () -> read(token).contains("Later"));

        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(2_900));
        assertThat(PROVIDER.userinfos.get() - before).isEqualTo(1);
    }

    @Test
    void manyAtOnce_askOnce() throws Exception {
        String token = Tokens.valid(person);
        read(token);
        int before = PROVIDER.userinfos.get();
        tell(FakeTransmitter.user(person));

        assertThat(statuses(token, 32)).containsOnly(200);
        assertThat(PROVIDER.userinfos.get() - before).isEqualTo(1);
    }

    /** One who waits in vain is enough: the others are not kept waiting one after the other. */
    @Test
    void manyAtOnceWhileProviderIsSlow_waitOnce() throws Exception {
        String token = Tokens.valid(person);
        PROVIDER.userinfoInstead = Optional.of(Trouble.SLOW);
        Instant start = Instant.now();

        assertThat(statuses(token, 16)).containsOnly(503);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(6));
    }

    /** CAEP 1.0 §3.2. */
    @Test
    void changeAtTheProvider_isSeenWithinASecond() throws Exception {
        String token = Tokens.valid(person);
        String other = Tokens.valid(person);
        read(token);
        read(other);
        PROVIDER.names.put(person, "Countess of Lovelace");

        Instant told = Instant.now();
        tell(FakeTransmitter.user(person));
        until(Duration.ofSeconds(2), () -> read(token).contains("Countess of Lovelace"));

        assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(1));
        assertThat(read(other)).contains("Countess of Lovelace");
    }

    /** SSF 1.0 §3.3: the user within a complex subject. */
    @Test
    void changeOfAUserAtAClient_isSeenToo() throws Exception {
        String token = Tokens.valid(person);
        read(token);
        PROVIDER.names.put(person, "Ada King");
        tell(Map.of("format", "complex", "user", FakeTransmitter.user(person)));

        assertThat(read(token)).contains("Ada King");
    }

    @Test
    void change_endsNoAccess() throws Exception {
        String token = Tokens.with(person, claims -> claims.claim("sid", "any"));
        read(token);
        tell(FakeTransmitter.user(person));

        read(token);
        assertThat(introspectionsOf(token)).isZero();
    }

    @Test
    void changeOfOthers_costsNothing() throws Exception {
        String token = Tokens.valid(person);
        read(token);
        int before = calls();
        tell(FakeTransmitter.user(person + "-2"));
        tell(Map.of("format", "iss_sub", "iss", "https://elsewhere.example", "sub", person));
        tell(Map.of("format", "opaque", "id", person));
        read(token);

        assertThat(calls()).isEqualTo(before);
    }

    @Test
    void endedAccess_isRefusedHoweverFreshTheIdentity() throws Exception {
        String token = Tokens.valid(person);
        read(token);
        TRANSMITTER.send(
                TRANSMITTER.event(FakeTransmitter.SESSION_REVOKED, FakeTransmitter.user(person), claims -> claims));

        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(401);
    }

    private static void tell(Map<String, Object> subject) {
        HttpResponse<String> answer =
                TRANSMITTER.send(TRANSMITTER.event(FakeTransmitter.TOKEN_CLAIMS_CHANGE, subject, claims -> claims));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private static int calls() {
        return PROVIDER.exchanges.get() + PROVIDER.userinfos.get() + PROVIDER.introspections.get();
    }

    private static int introspectionsOf(String token) throws Exception {
        int before = PROVIDER.introspections.get();
        read(token);
        return PROVIDER.introspections.get() - before;
    }

    private static List<Integer> statuses(String token, int times) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<Integer>> reads =
                    Collections.nCopies(times, () -> FRONTEND.get(token).statusCode());
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : threads.invokeAll(reads)) {
                statuses.add(status.get());
            }
            return statuses;
        } finally {
            threads.shutdown();
        }
    }

    private static String read(String token) throws Exception {
        HttpResponse<String> answer = FRONTEND.get(token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
