package triad.backend.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Caller;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.FakeTransmitter;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** Events at {@code /events} (RFC 8935): which are taken, and that no other ends anything. */
@ExtendWith(ArquillianExtension.class)
class EventEndpointIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private final FakeTransmitter transmitter = FakeProvider.start().transmitter;
    private final String person = "event-" + UUID.randomUUID();

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    /** RFC 8935 §2.2: 202 with an empty body. */
    @Test
    void event_isAccepted() throws Exception {
        String token = Tokens.valid(person);
        HttpResponse<String> answer = transmitter.send(revoked(claims -> claims));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(401);
    }

    @Test
    void eventSentAgain_isAcceptedAgain() {
        String event = revoked(claims -> claims);

        assertThat(transmitter.send(event).statusCode()).isEqualTo(202);
        assertThat(transmitter.send(event).statusCode()).isEqualTo(202);
    }

    /** RFC 8417 §2.2: what is not understood is no error. */
    @Test
    void unknownEvent_isAcceptedAndEndsNothing() throws Exception {
        String token = Tokens.valid(person);
        String unknown =
                transmitter.event("https://example.org/unknown", FakeTransmitter.user(person), claims -> claims);

        assertThat(transmitter.send(unknown).statusCode()).isEqualTo(202);
        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(200);
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                Arguments.of("invalid_issuer", change(claims -> claims.issuer("https://localhost:1"))),
                Arguments.of("invalid_issuer", change(claims -> claims.issuer(null))),
                Arguments.of("invalid_audience", change(claims -> claims.audience("frontend"))),
                Arguments.of("invalid_audience", change(claims -> claims.audience(List.of()))),
                Arguments.of("invalid_audience", change(claims -> claims.audience(SharedServer.URL))),
                Arguments.of("invalid_request", change(claims -> claims.jwtID(null))),
                Arguments.of("invalid_request", change(claims -> claims.jwtID("x".repeat(256)))),
                Arguments.of("invalid_request", change(claims -> claims.issueTime(null))),
                Arguments.of(
                        "invalid_request",
                        change(claims ->
                                claims.issueTime(Date.from(Instant.now().plusSeconds(60))))),
                Arguments.of(
                        "invalid_request",
                        change(claims ->
                                claims.expirationTime(Date.from(Instant.now().plusSeconds(60))))),
                Arguments.of("invalid_request", change(claims -> claims.claim("events", null))),
                Arguments.of("invalid_request", change(claims -> claims.claim("events", "session-revoked"))),
                Arguments.of("invalid_request", change(claims -> claims.claim("events", Map.of()))));
    }

    private static UnaryOperator<JWTClaimsSet.Builder> change(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change;
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void bentClaims_areRefused(String code, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        assertRefused(revoked(change), code);
    }

    @Test
    void foreignKey_isRefusedHoweverItIsNamed() throws Exception {
        ECKey foreign = FakeProvider.newKey(FakeProvider.start().keys.get(0).getKeyID());

        assertRefused(signed(foreign, foreign.getKeyID()), "invalid_key");
        assertRefused(signed(foreign, "nobody-knows-it"), "invalid_key");
        assertRefused(signed(foreign, null), "invalid_key");
    }

    /** RFC 8725 §3.11: neither an access token nor any other JWT of the provider is an event. */
    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "logout+jwt", "JWT"})
    void otherType_isRefused(String type) throws Exception {
        assertRefused(transmitter.signed(type, claims()), "invalid_request");
    }

    @Test
    void accessToken_isRefused() throws Exception {
        assertRefused(Tokens.valid(person), "invalid_request");
    }

    @Test
    void unsignedEvent_isRefused() throws Exception {
        assertRefused(new PlainJWT(claims()).serialize(), "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "{}", "\u0000", "....."})
    void garbage_isRefused(String body) throws Exception {
        assertRefused(body, "invalid_request");
    }

    @Test
    void longBody_isRefused() throws Exception {
        assertRefused(revoked(claims -> claims.claim("padding", "x".repeat(20_000))), "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/jwt", "application/json", "text/plain"})
    void otherMediaType_isRefused(String contentType) throws Exception {
        HttpResponse<String> answer = transmitter.send(revoked(claims -> claims), contentType);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(FRONTEND.get(Tokens.valid(person)).statusCode()).isEqualTo(200);
    }

    @Test
    void otherMethod_is405() throws Exception {
        assertThat(FRONTEND.send(Caller.to("/events")).statusCode()).isEqualTo(405);
    }

    /** RFC 8935 §2.3. */
    private void assertRefused(String event, String code) throws Exception {
        HttpResponse<String> answer = transmitter.send(event);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).contains("\"err\":\"" + code + "\"", "\"description\":");
        assertThat(FRONTEND.get(Tokens.valid(person)).statusCode()).isEqualTo(200);
    }

    private String revoked(UnaryOperator<JWTClaimsSet.Builder> change) {
        return transmitter.event(FakeTransmitter.SESSION_REVOKED, FakeTransmitter.user(person), change);
    }

    private JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer(FakeProvider.ISSUER)
                .audience("backend")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(Instant.now()))
                .claim("sub_id", FakeTransmitter.user(person))
                .claim("events", Map.of(FakeTransmitter.SESSION_REVOKED, Map.of()))
                .build();
    }

    private String signed(ECKey key, @Nullable String kid) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("secevent+jwt"))
                .keyID(kid)
                .build();
        return Tokens.sign(header, claims(), key);
    }
}
