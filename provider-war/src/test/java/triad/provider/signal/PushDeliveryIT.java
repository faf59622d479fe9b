package triad.provider.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.provider.outside.StreamOwner.SESSION_REVOKED;

import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
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
import triad.provider.outside.Triad;

/** Events that are pushed (RFC 8935) to receivers that are away, fail, refuse or hang. */
@ExtendWith(ArquillianExtension.class)
class PushDeliveryIT {
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

    /** A receiver that is away gets the event when it is back. */
    @Test
    void receiverThatIsDown_isToldLater() {
        backend.push(receiver, SESSION_REVOKED);
        receiver.close();
        browser.signOut(ProviderFlow.frontend(browser).tokens("alice"));
        TestDatabase.await("select count(*) from outbox_message where attempts > 0 and last_error is not null");

        receiver = Receiver.on(Triad.RECEIVER_PORT).answers(Receiver.status(202));

        receiver.next();
        TestDatabase.await("select count(*) from outbox_message where state = 'delivered'");
    }

    /** RFC 8935 §4: anything but an answer of the receiver is tried again; it is the same event. */
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500, 503, 302})
    void receiverThatFails_isToldAgain(int status) throws Exception {
        backend.push(receiver, SESSION_REVOKED);
        receiver.answers(Receiver.status(status));
        browser.signOut(ProviderFlow.frontend(browser).tokens("alice"));
        SignedJWT first = SignedJWT.parse(receiver.next().body());

        receiver.answers(Receiver.status(202));

        assertThat(SignedJWT.parse(receiver.next().body()).getJWTClaimsSet().toJSONObject())
                .isEqualTo(first.getJWTClaimsSet().toJSONObject());
        TestDatabase.await("select count(*) from outbox_message where state = 'delivered' and attempts = 2");
    }

    /** RFC 8935 §2.3: a receiver that refuses the event is not asked again; that is visible. */
    @Test
    void refusedEvent_isFailed() {
        backend.push(receiver, SESSION_REVOKED);
        receiver.answers(Receiver.json(400, "{\"err\":\"invalid_audience\"}"));
        browser.signOut(ProviderFlow.frontend(browser).tokens("alice"));
        receiver.next();

        TestDatabase.await("select count(*) from outbox_message where state = 'failed' and last_error = 'HTTP 400'");
        assertThat(receiver.poll(1500)).isEmpty();
    }

    /** One receiver that hangs holds up no other, and nobody who signs out. */
    @Test
    void hangingReceiver_holdsUpItselfAlone() {
        backend.push(receiver, SESSION_REVOKED);
        receiver.answers(exchange -> {
            LockSupport.parkNanos(3_000_000_000L);
            exchange.sendResponseHeaders(202, -1);
        });
        browser.signOut(ProviderFlow.frontend(browser).tokens("alice"));
        receiver.next();
        String polled = backend.poll(SESSION_REVOKED);
        long before = System.nanoTime();
        browser.signOut(ProviderFlow.frontend(browser).tokens("bob"));

        assertThat(backend.sets(polled, Map.of())).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    }
}
