package triad.backend.fake;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The provider as transmitter of security events: one stream, and the events that the test sends. Not there until a test switches it on. */
public class FakeTransmitter {
    public static final String SESSION_REVOKED = "https://schemas.openid.net/secevent/caep/event-type/session-revoked";
    public static final String ACCOUNT_DISABLED =
            "https://schemas.openid.net/secevent/risc/event-type/account-disabled";
    public static final String TOKEN_CLAIMS_CHANGE =
            "https://schemas.openid.net/secevent/caep/event-type/token-claims-change";
    private static final String VERIFICATION = "https://schemas.openid.net/secevent/ssf/event-type/verification";
    private static final Caller PROVIDER = Caller.as(Certificates.of("provider"));

    public final AtomicInteger verifications = new AtomicInteger();
    public final List<JsonObject> streams = new CopyOnWriteArrayList<>();
    /** Whether there is a transmitter. */
    public volatile boolean isThere;
    /** Whether what it sends arrives. */
    public volatile boolean isHeard = true;

    private final FakeProvider provider;

    FakeTransmitter(FakeProvider provider) {
        this.provider = provider;
    }

    void answer(HttpExchange exchange) throws IOException {
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        boolean known = "Bearer own".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!isThere) {
            FakeProvider.send(exchange, 404, "{}");
        } else if (call.equals("GET /.well-known/ssf-configuration")) {
            FakeProvider.send(exchange, 200, """
                    {"issuer":"%1$s","configuration_endpoint":"%1$s/ssf/streams",
                     "verification_endpoint":"%1$s/ssf/verify"}""".formatted(FakeProvider.ISSUER));
        } else if (!known) {
            FakeProvider.send(exchange, 401, "{}");
        } else if (call.equals("GET /ssf/streams")) {
            FakeProvider.send(
                    exchange, 200, Json.createArrayBuilder(streams).build().toString());
        } else if (call.equals("POST /ssf/streams")) {
            streams.add(Json.createObjectBuilder(body(exchange))
                    .add("stream_id", UUID.randomUUID().toString())
                    .build());
            FakeProvider.send(exchange, 201, streams.get(0).toString());
        } else {
            verify(exchange);
        }
    }

    private void verify(HttpExchange exchange) throws IOException {
        JsonObject question = body(exchange);
        boolean ours = streams.stream()
                .anyMatch(stream -> stream.getString("stream_id").equals(question.getString("stream_id")));
        exchange.sendResponseHeaders(ours ? 204 : 404, -1);
        if (ours && isHeard) {
            verifications.incrementAndGet();
            send(event(
                    VERIFICATION,
                    Map.of("format", "opaque", "id", question.getString("stream_id")),
                    claims -> claims.claim(
                            "events", Map.of(VERIFICATION, Map.of("state", question.getString("state"))))));
        }
    }

    /** An event as the provider would sign it, but for what the test changes. */
    public String event(String type, Map<String, Object> subject, UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(
                "secevent+jwt",
                change.apply(new JWTClaimsSet.Builder()
                                .issuer(FakeProvider.ISSUER)
                                .audience("backend")
                                .jwtID(UUID.randomUUID().toString())
                                .issueTime(Date.from(Instant.now()))
                                .claim("sub_id", subject)
                                .claim(
                                        "events",
                                        Map.of(
                                                type,
                                                Map.of(
                                                        "event_timestamp",
                                                        Instant.now().getEpochSecond()))))
                        .build());
    }

    /** Claims as a token of some type. */
    public String signed(String type, JWTClaimsSet claims) {
        ECKey key = provider.keys.get(0);
        return Tokens.sign(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType(type))
                        .keyID(key.getKeyID())
                        .build(),
                claims,
                key);
    }

    /** A user of the provider (RFC 9493 §3.2.5). */
    public static Map<String, Object> user(String subject) {
        return Map.of("format", "iss_sub", "iss", FakeProvider.ISSUER, "sub", subject);
    }

    public HttpResponse<String> send(String event) {
        return send(event, "application/secevent+jwt");
    }

    public HttpResponse<String> send(String body, String contentType) {
        try {
            return PROVIDER.send(Caller.to("/events")
                    .header("Content-Type", contentType)
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject body(HttpExchange exchange) {
        try (var reader = Json.createReader(exchange.getRequestBody())) {
            return reader.readObject();
        }
    }
}
