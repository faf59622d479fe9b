package triad.provider.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.provider.outside.StreamOwner.SESSION_REVOKED;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Browser;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Receiver;
import triad.provider.outside.Server;
import triad.provider.outside.StreamOwner;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** Events that are polled (RFC 8936). */
@ExtendWith(ArquillianExtension.class)
class PollDeliveryIT {
    private final StreamOwner backend = StreamOwner.of(Server.BACKEND);
    private final Browser browser = new Browser();
    private Receiver receiver;

    @BeforeEach
    void listen() {
        StreamOwner.forgetStreams();
        receiver = Receiver.on(Triad.RECEIVER_PORT).answers(Receiver.status(202));
    }

    @AfterEach
    void stop() {
        receiver.close();
        StreamOwner.forgetStreams();
    }

    /** RFC 8936 §2.4: an event comes until it is acknowledged. */
    @Test
    void polledEvents_comeUntilTheyAreAcknowledged() {
        String id = backend.poll(SESSION_REVOKED);
        browser.signOut(ProviderFlow.frontend(browser).tokens("alice"));
        browser.signOut(ProviderFlow.frontend(browser).tokens("alice"));

        Map<String, Object> first = backend.fetch(id, Map.of("maxEvents", 1));
        assertThat(StreamOwner.sets(first)).hasSize(1);
        assertThat(first).containsEntry("moreAvailable", true);
        assertThat(backend.sets(id, Map.of())).hasSize(2);
        List<String> had = List.copyOf(StreamOwner.sets(first).keySet());
        Map<String, Object> rest = backend.sets(id, Map.of("ack", had));
        assertThat(rest).hasSize(1).doesNotContainKeys(had.get(0));
        assertThat(backend.sets(
                        id, Map.of("setErrs", Map.of(rest.keySet().iterator().next(), Map.of("err", "invalid_key")))))
                .isEmpty();
        TestDatabase.await("select count(*) from outbox_message where state = 'failed' and last_error = 'invalid_key'");
        assertThat(receiver.poll(300)).isEmpty();
    }

    /** RFC 8936 §2.4.2: none asked for, none sent. */
    @Test
    void acknowledgementAlone_bringsNothing() {
        String id = backend.poll(SESSION_REVOKED);
        browser.signOut(ProviderFlow.frontend(browser).tokens("alice"));

        assertThat(backend.sets(id, Map.of("maxEvents", 0))).isEmpty();
        assertThat(backend.sets(id, Map.of("ack", List.of("unknown")))).hasSize(1);
    }

    /** RFC 8936 §2.2: a poll that waits is answered as soon as something happens. */
    @Test
    void waitingPoll_isAnsweredByTheEvent() throws Exception {
        String id = backend.poll(SESSION_REVOKED);
        Tokens tokens = ProviderFlow.frontend(browser).tokens("alice");
        Thread later = new Thread(() -> {
            LockSupport.parkNanos(700_000_000L);
            browser.signOut(tokens);
        });
        later.start();
        long before = System.nanoTime();

        assertThat(backend.sets(id, Map.of("returnImmediately", false))).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(500), Duration.ofSeconds(4));
        later.join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"maxEvents\": -1}",
                "{\"maxEvents\": \"1\"}",
                "{\"maxEvents\": 1.5}",
                "{\"returnImmediately\": \"yes\"}",
                "{\"ack\": \"x\"}",
                "{\"ack\": [1]}",
                "{\"setErrs\": []}",
                "{\"setErrs\": {\"x\": 1}}",
                "[]",
                "x"
            })
    void malformedPoll_isRefused(String body) {
        assertThat(backend.send("POST", "/ssf/poll/" + backend.poll(), body).status())
                .isEqualTo(400);
    }

    @Test
    void pushedStream_isNotPolled() {
        String id = backend.push(receiver, SESSION_REVOKED);

        assertThat(backend.send("POST", "/ssf/poll/" + id, "{}").status()).isEqualTo(404);
        assertThat(backend.send("POST", "/ssf/poll/", "{}").status()).isEqualTo(404);
        assertThat(backend.send("POST", "/ssf/poll", "{}").status()).isEqualTo(404);
    }
}
