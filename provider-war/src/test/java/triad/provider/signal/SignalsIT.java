package triad.provider.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.provider.outside.StreamOwner.SESSION_REVOKED;
import static triad.provider.outside.StreamOwner.VERIFICATION;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.outside.Browser;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Receiver;
import triad.provider.outside.Server;
import triad.provider.outside.StreamOwner;
import triad.provider.outside.Tls;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The events that reach receivers (SSF 1.0, CAEP 1.0, RFC 8417), and those that do not. */
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
        browser.signOut(tokens);

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
        browser.signOut(ProviderFlow.frontend(browser).tokens("alice"));

        assertThat(receiver.poll(700)).isEmpty();
    }

    /** §8.1.1: what was not requested, or is not known, is not delivered. */
    @Test
    void eventThatWasNotRequested_isNotTold() {
        backend.push(receiver, StreamOwner.CREDENTIAL_CHANGE, "urn:example:unknown");
        browser.signOut(ProviderFlow.frontend(browser).tokens("alice"));

        assertThat(receiver.poll(700)).isEmpty();
    }

    /** §8.1.3.3. */
    @Test
    void removedSubject_isNotTold() {
        String id = backend.push(receiver, SESSION_REVOKED);
        Tokens tokens = ProviderFlow.frontend(browser).tokens("alice");
        Map<String, ?> subject = user(Tokens.claims(tokens.idToken()).getSubject());

        backend.send("POST", "/ssf/subjects/remove", Map.of("stream_id", id, "subject", subject));
        browser.signOut(tokens);
        assertThat(receiver.poll(700)).isEmpty();

        backend.send("POST", "/ssf/subjects/add", Map.of("stream_id", id, "subject", subject));
        browser.signOut(ProviderFlow.frontend(browser).tokens("alice"));
        receiver.next();
    }

    /** §8.1.2.1: a paused stream gets its events later, a disabled one never. */
    @Test
    void pausedStream_isToldLater() {
        String id = backend.push(receiver, SESSION_REVOKED);
        status(id, "paused");
        browser.signOut(ProviderFlow.frontend(browser).tokens("alice"));
        assertThat(receiver.poll(700)).isEmpty();
        status(id, "enabled");
        receiver.next();

        status(id, "disabled");
        browser.signOut(ProviderFlow.frontend(browser).tokens("alice"));
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
        assertThat(backend.sets(id, Map.of())).isEmpty();
        status(id, "enabled");
        assertThat(backend.sets(id, Map.of())).hasSize(held);
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
        return JSONObjectUtils.getJSONObject(set.getJWTClaimsSet().getJSONObjectClaim("events"), type);
    }
}
