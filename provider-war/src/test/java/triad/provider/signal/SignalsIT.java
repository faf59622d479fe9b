package triad.provider.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.provider.outside.StreamOwner.SESSION_REVOKED;
import static triad.provider.outside.StreamOwner.VERIFICATION;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Browser;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Receiver;
import triad.provider.outside.Server;
import triad.provider.outside.StreamOwner;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The events that reach receivers (SSF 1.0, CAEP 1.0, RFC 8417), by push (RFC 8935) and by poll (RFC 8936). */
@ExtendWith(ArquillianExtension.class)
class SignalsIT {
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

    /** SSF 1.0 §4.1, RFC 8935 §2.1, CAEP 1.0 §3.1: signed, typed, one event; within one second. */
    @Test
    void endedSession_isPushed() throws Exception {
        backend.push(receiver, SESSION_REVOKED);
        Tokens tokens = ProviderFlow.frontend(browser).tokens("alice");
        long ended = System.nanoTime();
        signOut(tokens);

        Receiver.Received request = receiver.next();
        assertThat(Duration.ofNanos(request.nanos() - ended)).isLessThan(Duration.ofSeconds(1));
        assertThat(request.path()).isEqualTo("/events");
        assertThat(request.headers())
                .containsEntry("Content-Type", "application/secevent+jwt")
                .containsEntry("Accept", "application/json")
                .containsEntry("Authorization", "Bearer of-receiver");
        SignedJWT set = SignedJWT.parse(request.body());
        assertThat(set.getHeader().getType()).hasToString("secevent+jwt");
        JWKSet keys = JWKSet.parse(
                new Http(Tls.anonymous()).get(Triad.ISSUER + "/jwks").body());
        assertThat(set.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(set.getHeader().getKeyID()).toECKey())))
                .isTrue();
        JWTClaimsSet idToken = Tokens.claims(tokens.idToken());
        assertThat(set.getJWTClaimsSet().getClaims())
                .containsOnlyKeys("iss", "aud", "jti", "iat", "txn", "sub_id", "events")
                .containsEntry("iss", Triad.ISSUER)
                .containsEntry("aud", List.of("backend"))
                .containsEntry(
                        "sub_id",
                        Map.of(
                                "format",
                                "complex",
                                "user",
                                user(idToken.getSubject()),
                                "session",
                                Map.of("format", "opaque", "id", idToken.getClaim("sid"))));
        assertThat(set.getJWTClaimsSet().getJSONObjectClaim("events")).containsOnlyKeys(SESSION_REVOKED);
        assertThat(event(set, SESSION_REVOKED)).containsKey("event_timestamp");
    }

    /** The client and its session's family, by the claim that resource servers see. */
    @Test
    void revokedTokens_arePushed() throws Exception {
        backend.push(receiver, SESSION_REVOKED);
        Tokens tokens = ProviderFlow.frontend(browser).tokens("alice");
        JWTClaimsSet access = Tokens.claims(tokens.accessToken());

        Server.FRONTEND.revoke(tokens.refreshToken());
        Server.FRONTEND.revoke(tokens.refreshToken());

        assertThat(SignedJWT.parse(receiver.next().body()).getJWTClaimsSet().getJSONObjectClaim("sub_id"))
                .isEqualTo(Map.of(
                        "format",
                        "complex",
                        "user",
                        user(access.getSubject()),
                        "application",
                        Map.of("format", "opaque", "id", "frontend"),
                        "session",
                        Map.of("format", "opaque", "id", access.getClaim("family_id"))));
        assertThat(receiver.poll(700)).isEmpty();
    }

    /** A receiver hears of users whose tokens it can have, and of no others. */
    @Test
    void userOfOthers_isNotTold() {
        StreamOwner.of(Server.TOLD).push(receiver, SESSION_REVOKED);
        signOut(ProviderFlow.frontend(browser).tokens("alice"));

        assertThat(receiver.poll(700)).isEmpty();
    }

    /** §8.1.1: what was not requested, or is not known, is not delivered. */
    @Test
    void eventThatWasNotRequested_isNotTold() {
        backend.push(receiver, StreamOwner.CREDENTIAL_CHANGE, "urn:example:unknown");
        signOut(ProviderFlow.frontend(browser).tokens("alice"));

        assertThat(receiver.poll(700)).isEmpty();
    }

    /** §8.1.3.3. */
    @Test
    void removedSubject_isNotTold() {
        String id = backend.push(receiver, SESSION_REVOKED);
        Tokens tokens = ProviderFlow.frontend(browser).tokens("alice");
        Map<String, ?> subject = user(Tokens.claims(tokens.idToken()).getSubject());

        backend.send("POST", "/ssf/subjects/remove", Map.of("stream_id", id, "subject", subject));
        signOut(tokens);
        assertThat(receiver.poll(700)).isEmpty();

        backend.send("POST", "/ssf/subjects/add", Map.of("stream_id", id, "subject", subject));
        signOut(ProviderFlow.frontend(browser).tokens("alice"));
        receiver.next();
    }

    /** A receiver that is away gets the event when it is back. */
    @Test
    void receiverThatIsDown_isToldLater() {
        backend.push(receiver, SESSION_REVOKED);
        receiver.close();
        signOut(ProviderFlow.frontend(browser).tokens("alice"));
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
        signOut(ProviderFlow.frontend(browser).tokens("alice"));
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
        signOut(ProviderFlow.frontend(browser).tokens("alice"));
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
        signOut(ProviderFlow.frontend(browser).tokens("alice"));
        receiver.next();
        String polled = backend.poll(SESSION_REVOKED);
        long before = System.nanoTime();
        signOut(ProviderFlow.frontend(browser).tokens("bob"));

        assertThat(sets(backend.fetch(polled, Map.of()))).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    }

    /** §8.1.2.1: a paused stream gets its events later, a disabled one never. */
    @Test
    void pausedStream_isToldLater() {
        String id = backend.push(receiver, SESSION_REVOKED);
        status(id, "paused");
        signOut(ProviderFlow.frontend(browser).tokens("alice"));
        assertThat(receiver.poll(700)).isEmpty();
        status(id, "enabled");
        receiver.next();

        status(id, "disabled");
        signOut(ProviderFlow.frontend(browser).tokens("alice"));
        status(id, "enabled");
        assertThat(receiver.poll(700)).isEmpty();
    }

    /** §8.1.4: the state comes back with the stream as subject; more often than agreed is 429. */
    @Test
    void verification_isSentOnRequest() throws Exception {
        String id = backend.push(receiver);
        assertThat(backend.send("POST", "/ssf/verify", Map.of("stream_id", id, "state", "st ate"))
                        .status())
                .isEqualTo(204);
        assertThat(backend.send("POST", "/ssf/verify", Map.of("stream_id", id)).status())
                .isEqualTo(429);

        SignedJWT set = SignedJWT.parse(receiver.next().body());
        assertThat(event(set, VERIFICATION)).isEqualTo(Map.of("state", "st ate"));
        assertThat(set.getJWTClaimsSet().getJSONObjectClaim("sub_id")).isEqualTo(Map.of("format", "opaque", "id", id));
        assertThat(receiver.poll(700)).isEmpty();
    }

    /** §8.1.2.1: a disabled stream holds nothing for later, a paused one does. */
    @ParameterizedTest
    @CsvSource({"disabled, 0", "paused, 1"})
    void verificationOfAStreamThatIsOff_isHeldWhereItIsPausedAlone(String status, int held) {
        String id = backend.poll(SESSION_REVOKED);
        status(id, status);

        assertThat(backend.send("POST", "/ssf/verify", Map.of("stream_id", id)).status())
                .isEqualTo(204);
        assertThat(sets(backend.fetch(id, Map.of()))).isEmpty();
        status(id, "enabled");
        assertThat(sets(backend.fetch(id, Map.of()))).hasSize(held);
    }

    /** RFC 8936 §2.4: an event comes until it is acknowledged. */
    @Test
    void polledEvents_comeUntilTheyAreAcknowledged() {
        String id = backend.poll(SESSION_REVOKED);
        signOut(ProviderFlow.frontend(browser).tokens("alice"));
        signOut(ProviderFlow.frontend(browser).tokens("alice"));

        Map<String, Object> first = backend.fetch(id, Map.of("maxEvents", 1));
        assertThat(sets(first)).hasSize(1);
        assertThat(first).containsEntry("moreAvailable", true);
        assertThat(sets(backend.fetch(id, Map.of()))).hasSize(2);
        List<String> had = List.copyOf(sets(first).keySet());
        Map<String, Object> rest = sets(backend.fetch(id, Map.of("ack", had)));
        assertThat(rest).hasSize(1).doesNotContainKeys(had.get(0));
        assertThat(sets(backend.fetch(
                        id, Map.of("setErrs", Map.of(rest.keySet().iterator().next(), Map.of("err", "invalid_key"))))))
                .isEmpty();
        TestDatabase.await("select count(*) from outbox_message where state = 'failed' and last_error = 'invalid_key'");
        assertThat(receiver.poll(300)).isEmpty();
    }

    /** RFC 8936 §2.4.2: none asked for, none sent. */
    @Test
    void acknowledgementAlone_bringsNothing() {
        String id = backend.poll(SESSION_REVOKED);
        signOut(ProviderFlow.frontend(browser).tokens("alice"));

        assertThat(sets(backend.fetch(id, Map.of("maxEvents", 0)))).isEmpty();
        assertThat(sets(backend.fetch(id, Map.of("ack", List.of("unknown"))))).hasSize(1);
    }

    /** RFC 8936 §2.2: a poll that waits is answered as soon as something happens. */
    @Test
    void waitingPoll_isAnsweredByTheEvent() throws Exception {
        String id = backend.poll(SESSION_REVOKED);
        Tokens tokens = ProviderFlow.frontend(browser).tokens("alice");
        Thread later = new Thread(() -> {
            LockSupport.parkNanos(700_000_000L);
            signOut(tokens);
        });
        later.start();
        long before = System.nanoTime();

        assertThat(sets(backend.fetch(id, Map.of("returnImmediately", false)))).hasSize(1);
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

    private void signOut(Tokens tokens) {
        browser.get("/logout?id_token_hint=" + tokens.idToken());
    }

    private void status(String id, String status) {
        assertThat(backend.send("POST", "/ssf/status", Map.of("stream_id", id, "status", status))
                        .status())
                .isEqualTo(200);
    }

    private static Map<String, Object> user(String subject) {
        return Map.of("format", "iss_sub", "iss", Triad.ISSUER, "sub", subject);
    }

    private static Map<String, Object> event(SignedJWT set, String type) throws Exception {
        return members(set.getJWTClaimsSet().getJSONObjectClaim("events").get(type));
    }

    private static Map<String, Object> sets(Map<String, Object> answer) {
        return members(answer.get("sets"));
    }

    private static Map<String, Object> members(@Nullable Object object) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (object instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put(String.valueOf(name), value));
            return members;
        }
        throw new AssertionError("no object: " + object);
    }
}
