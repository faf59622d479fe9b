package triad.frontend.fake;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** As much of a provider as a sign-in needs, in memory; each field that can be set is one way to misbehave. */
public final class FakeProvider {
    private static final String MTLS = "https://localhost:23444";

    public final FakeKeys keys = new FakeKeys();
    public final List<Map<String, String>> pushed = new CopyOnWriteArrayList<>();
    /** The headers of each call of a server. */
    public final List<Headers> calls = new CopyOnWriteArrayList<>();

    /** The same, of each that asks for its keys. */
    public final List<Headers> keyCalls = new CopyOnWriteArrayList<>();

    public final List<String> revoked = new CopyOnWriteArrayList<>();
    public final AtomicInteger refreshes = new AtomicInteger();

    /** Applied to the claims of the next ID tokens. */
    public volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
    /** Makes the next ID tokens out of their claims. */
    public volatile IdTokenMaker idToken = keys::signed;
    /** Applied to the location of the next authorization responses. */
    public volatile UnaryOperator<String> callback = UnaryOperator.identity();
    /** Seconds; what is below 30 is renewed at once. */
    public volatile int lifetime = 300;
    /** The same, of renewed ones. */
    public volatile int renewedLifetime = 300;
    /** Said of refresh tokens if not 0. */
    public volatile int refreshLifetime;
    /** How long a refresh takes: long enough for parallel requests to meet. */
    public volatile int refreshMillis = 300;
    /** Answered to refresh requests if not blank. */
    public volatile String refreshError = "";

    private final Map<String, Map<String, String>> requests = new ConcurrentHashMap<>();
    private List<HttpsServer> servers = List.of();

    /** How an ID token is made. */
    public interface IdTokenMaker {
        String make(JWTClaimsSet claims) throws JOSEException;
    }

    void reset() {
        if (servers.isEmpty()) {
            start();
        }
        claims = UnaryOperator.identity();
        idToken = keys::signed;
        callback = UnaryOperator.identity();
        lifetime = 300;
        renewedLifetime = 300;
        refreshLifetime = 0;
        refreshMillis = 300;
        refreshError = "";
        pushed.clear();
        calls.clear();
        keyCalls.clear();
        revoked.clear();
        refreshes.set(0);
    }

    public void stop() {
        servers.forEach(server -> server.stop(0));
        servers = List.of();
    }

    private void start() {
        HttpsServer open = Tls.server(23443, "provider", false);
        HttpsServer mutual = Tls.server(23444, "provider", true);
        open.createContext("/.well-known/openid-configuration", exchange -> Answers.json(exchange, 200, metadata()));
        open.createContext("/jwks", this::jwks);
        open.createContext("/authorize", this::authorize);
        open.createContext("/logout", FakeProvider::logout);
        mutual.createContext("/par", this::par);
        mutual.createContext("/token", this::token);
        mutual.createContext("/revoke", this::revoke);
        open.start();
        mutual.start();
        servers = List.of(open, mutual);
    }

    private static String metadata() {
        return """
            {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/jwks",
             "pushed_authorization_request_endpoint":"%1$s/par","revocation_endpoint":"%1$s/revoke","end_session_endpoint":"%1$s/logout",
             "response_types_supported":["code"],"subject_types_supported":["public"],
             "id_token_signing_alg_values_supported":["ES256"],
             "mtls_endpoint_aliases":{"token_endpoint":"%2$s/token","pushed_authorization_request_endpoint":"%2$s/par",
             "revocation_endpoint":"%2$s/revoke"}}""".formatted(Triad.ISSUER, MTLS);
    }

    private void jwks(HttpExchange exchange) throws IOException {
        keyCalls.add(exchange.getRequestHeaders());
        Answers.json(exchange, 200, keys.set());
    }

    private void par(HttpExchange exchange) throws IOException {
        calls.add(exchange.getRequestHeaders());
        Map<String, String> request = Answers.form(exchange);
        pushed.add(request);
        String handle = "urn:ietf:params:oauth:request_uri:" + UUID.randomUUID();
        requests.put(handle, request);
        Answers.json(exchange, 201, "{\"request_uri\":\"" + handle + "\",\"expires_in\":60}");
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> request =
                requests.remove(Answers.query(exchange.getRequestURI()).get("request_uri"));
        String code = UUID.randomUUID().toString();
        requests.put(code, request);
        Answers.redirect(
                exchange,
                callback.apply(request.get("redirect_uri") + "?code=" + code + "&state=" + request.get("state")
                        + "&iss=" + Triad.ISSUER));
    }

    private static void logout(HttpExchange exchange) throws IOException {
        Map<String, String> request = Answers.query(exchange.getRequestURI());
        Answers.redirect(exchange, request.get("post_logout_redirect_uri") + "?state=" + request.get("state"));
    }

    private void token(HttpExchange exchange) throws IOException {
        calls.add(exchange.getRequestHeaders());
        Map<String, String> form = Answers.form(exchange);
        if (form.get("grant_type").equals("refresh_token")) {
            refresh(exchange);
            return;
        }
        Map<String, String> request = requests.remove(form.get("code"));
        String challenge = CodeChallenge.compute(
                        com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod.S256,
                        new CodeVerifier(form.get("code_verifier")))
                .getValue();
        if (request == null || !challenge.equals(request.get("code_challenge"))) {
            Answers.json(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        String accessToken = "at-" + UUID.randomUUID();
        Answers.json(
                exchange,
                200,
                "{\"access_token\":\"" + accessToken + "\",\"token_type\":\"Bearer\",\"expires_in\":" + lifetime
                        + (refreshLifetime == 0 ? "" : ",\"refresh_expires_in\":" + refreshLifetime)
                        + ",\"refresh_token\":\"rt-1\",\"id_token\":\"" + idToken(accessToken, request) + "\"}");
    }

    private void refresh(HttpExchange exchange) throws IOException {
        refreshes.incrementAndGet();
        pause();
        if (!refreshError.isBlank()) {
            Answers.json(exchange, 400, "{\"error\":\"" + refreshError + "\"}");
            return;
        }
        Answers.json(
                exchange,
                200,
                "{\"access_token\":\"renewed-" + refreshes.get() + "\",\"token_type\":\"Bearer\",\"expires_in\":"
                        + renewedLifetime + "}");
    }

    private void revoke(HttpExchange exchange) throws IOException {
        revoked.add(Answers.form(exchange).get("token"));
        Answers.send(exchange, 200, "text/plain", "");
    }

    private String idToken(String accessToken, Map<String, String> request) {
        Instant now = Instant.now();
        var builder = new JWTClaimsSet.Builder()
                .issuer(Triad.ISSUER)
                .subject("ada")
                .audience("frontend")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", request.get("nonce"))
                .claim("auth_time", now.getEpochSecond())
                .claim("name", "Ada Lovelace")
                .claim(
                        "at_hash",
                        AccessTokenHash.compute(new BearerAccessToken(accessToken), JWSAlgorithm.ES256, Curve.P_256)
                                .getValue());
        try {
            return idToken.make(claims.apply(builder).build());
        } catch (JOSEException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private void pause() {
        try {
            Thread.sleep(refreshMillis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
