package triad.provider.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.provider.outside.Fired;

/** The outbox and the leases of its nodes, on a database of the real schema. */
class OutboxTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    private final Jdbi jdbi = Jdbi.create(url);
    private final Fired<MessageWritten> written = new Fired<>();
    private final Outbox outbox = new Outbox(jdbi, at(NOW), written);
    private Handle open;

    @BeforeEach
    void start() {
        open = jdbi.open();
        Flyway.configure().dataSource(url, null, null).load().migrate();
    }

    @AfterEach
    void stop() {
        open.close();
    }

    @Test
    void message_isLeasedOnce() {
        String id = outbox.put("logout", "frontend", "{}");

        Optional<Message> leased = leases(NOW).lease("frontend");

        assertThat(leased).contains(new Message(id, "logout", "frontend", "{}", 1, NOW));
        assertThat(leases(NOW).lease("frontend")).isEmpty();
        assertThat(leases(NOW).receivers()).isEmpty();
        assertThat(written.all()).containsExactly(new MessageWritten("frontend"));
    }

    /** Whatever the nodes do at once, each message is sent by one of them. */
    @Test
    void manyNodes_shareTheMessages() throws InterruptedException, ExecutionException {
        for (int i = 0; i < 20; i++) {
            outbox.put("logout", "frontend", "{}");
        }
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        List<Future<List<Message>>> running = new ArrayList<>();
        for (int node = 0; node < 8; node++) {
            running.add(nodes.submit(() -> all(leases(NOW))));
        }
        List<Message> sent = new ArrayList<>();
        for (Future<List<Message>> node : running) {
            sent.addAll(node.get());
        }
        nodes.shutdown();

        assertThat(sent).isNotEmpty().extracting(Message::messageId).doesNotHaveDuplicates();
    }

    /** A node that died with a message loses it to the others. */
    @Test
    void expiredLease_isTakenOver() {
        outbox.put("logout", "frontend", "{}");
        leases(NOW).lease("frontend");

        assertThat(leases(NOW.plusSeconds(29)).lease("frontend")).isEmpty();
        assertThat(leases(NOW.plusSeconds(31)).lease("frontend"))
                .hasValueSatisfying(message -> assertThat(message.attempts()).isEqualTo(2));
    }

    @Test
    void messageToRetry_waitsForItsTime() {
        outbox.put("logout", "frontend", "{}");
        Leases leases = leases(NOW);
        leases.retry(leases.lease("frontend").orElseThrow(), NOW.plusSeconds(5), "HTTP 503");

        assertThat(leases(NOW.plusSeconds(4)).lease("frontend")).isEmpty();
        assertThat(leases(NOW.plusSeconds(5)).receivers()).containsExactly("frontend");
        assertThat(leases(NOW.plusSeconds(5)).lease("frontend")).isPresent();
    }

    @Test
    void endedMessage_isNotSentAgain() {
        outbox.put("logout", "frontend", "{}");
        Leases leases = leases(NOW);
        leases.end(leases.lease("frontend").orElseThrow(), "failed", "x".repeat(1000));

        assertThat(leases(NOW.plus(Duration.ofDays(2))).lease("frontend")).isEmpty();
        assertThat(outbox.counts()).containsExactly(Map.entry("logout/failed", 1L));
    }

    @Test
    void heldMessages_areFetchedNotSent() {
        String one = outbox.hold("signal", "stream", "1");
        String two = outbox.hold("signal", "stream", "2");
        outbox.hold("signal", "other", "3");

        assertThat(leases(NOW).receivers()).isEmpty();
        assertThat(outbox.held("stream", 10)).extracting(Message::payload).containsExactlyInAnyOrder("1", "2");
        outbox.fetched("stream", Map.of(one, "", two, "invalid_state"));
        outbox.fetched("stream", Map.of("unknown", ""));
        assertThat(outbox.held("stream", 10)).isEmpty();
        assertThat(outbox.counts())
                .containsOnly(
                        Map.entry("signal/delivered", 1L),
                        Map.entry("signal/failed", 1L),
                        Map.entry("signal/held", 1L));
    }

    /** Another's message is not ended by knowing its identifier. */
    @Test
    void messageOfAnotherReceiver_isNotEnded() {
        String id = outbox.hold("signal", "stream", "1");

        outbox.fetched("other", Map.of(id, ""));
        assertThat(outbox.held("stream", 10)).hasSize(1);
    }

    @Test
    void pausedReceiver_getsItsMessagesLater() {
        outbox.put("signal", "stream", "1");
        outbox.holdAll("stream");
        assertThat(leases(NOW).lease("stream")).isEmpty();

        outbox.release("stream");
        assertThat(leases(NOW).lease("stream")).isPresent();
    }

    @Test
    void droppedReceiver_getsNothing() {
        outbox.put("signal", "stream", "1");
        outbox.hold("signal", "stream", "2");
        outbox.drop("stream");

        assertThat(outbox.counts()).isEmpty();
    }

    private static List<Message> all(Leases leases) {
        List<Message> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            leases.lease("frontend").ifPresent(all::add);
        }
        return all;
    }

    private Leases leases(Instant now) {
        return new Leases(jdbi, at(now));
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
