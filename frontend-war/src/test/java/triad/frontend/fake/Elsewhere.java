package triad.frontend.fake;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A provider of other people, with the manners of the OpenID Foundation's suite where that examines a relying party: an issuer with a path
 * and a slash at its end, RSA, and no more in an ID token than OpenID Connect demands. Each field that can be set is one way to misbehave.
 */
public final class Elsewhere {
    public static final String CLIENT = "somebody";
    public static final String SECRET = "not/ours+and:secret %";

    public final String issuer;
    public final String mtls;
    public final RSAKey key;

    /** What it was asked, in order: the last part of each path. */
    public final List<String> asked = new CopyOnWriteArrayList<>();
    /** Parameters and headers of the last request of each path; headers begin with a capital letter. */
    public final Map<String, Map<String, String>> last = new ConcurrentHashMap<>();

    public volatile Consumer<Map<String, Object>> metadata = all -> {};
    public volatile String keys = "";
    public volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
    public volatile FakeProvider.IdTokenMaker idToken = this::signed;
    public volatile UnaryOperator<String> callback = UnaryOperator.identity();
    public volatile UnaryOperator<String> tokens = UnaryOperator.identity();
    public volatile int status = 200;
    public volatile String userinfo = "";

    private final JWSAlgorithm algorithm;
    private final List<HttpsServer> servers;
    private final Map<String, Map<String, String>> requests = new ConcurrentHashMap<>();

    /** On two ports, the second for clients with a certificate. */
    public Elsewhere(int port, int mtlsPort, JWSAlgorithm algorithm) {
        this.issuer = "https://localhost:" + port + "/test/a/triad/";
        this.mtls = "https://localhost:" + mtlsPort + "/test-mtls/a/triad/";
        this.algorithm = algorithm;
        this.key = rsa("1");
        this.servers = List.of(Tls.server(port, "provider", false), Tls.server(mtlsPort, "provider", true));
        servers.forEach(server -> server.createContext("/", this::answer));
        servers.forEach(HttpsServer::start);
    }

    public void reset() {
        asked.clear();
        last.clear();
        metadata = all -> {};
        keys = set(key.toPublicJWK().toJSONString());
        claims = UnaryOperator.identity();
        idToken = this::signed;
        callback = UnaryOperator.identity();
        tokens = UnaryOperator.identity();
        status = 200;
        userinfo = """
            {"sub":"grace","name":"Grace Hopper","email":"grace@example.org","address":{"locality":"Arlington"}}""";
    }

    public void stop() {
        servers.forEach(server -> server.stop(0));
    }

    public static String set(String... keys) {
        return "{\"keys\":[" + String.join(",", keys) + "]}";
    }

    public static RSAKey rsa(@Nullable String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException cause) {
            throw new IllegalStateException(cause);
        }
    }

    public String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()), key, claims);
    }

    public static String signed(JWSHeader.Builder header, RSAKey key, JWTClaimsSet claims) throws JOSEException {
        var jwt = new SignedJWT(header.build(), claims);
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
        Map<String, String> parameters = new HashMap<>(Answers.query(exchange.getRequestURI()));
        parameters.putAll(Answers.form(exchange));
        exchange.getRequestHeaders().forEach((name, values) -> parameters.put(name, values.get(0)));
        parameters.put("Port", Integer.toString(exchange.getLocalAddress().getPort()));
        asked.add(path);
        last.put(path, parameters);
        switch (path) {
            case "openid-configuration" -> Answers.json(exchange, 200, description());
            case "jwks" -> Answers.json(exchange, 200, keys);
            case "par" -> push(exchange, parameters);
            case "authorize" -> authorize(exchange, parameters);
            case "token" -> token(exchange, parameters);
            case "userinfo", "accounts" -> Answers.json(exchange, status, userinfo);
            default -> Answers.json(exchange, 404, "{}");
        }
    }

    private String description() {
        Map<String, Object> all = new HashMap<>(Map.of(
                "issuer", issuer,
                "authorization_endpoint", issuer + "authorize",
                "token_endpoint", issuer + "token",
                "jwks_uri", issuer + "jwks",
                "userinfo_endpoint", issuer + "userinfo",
                "end_session_endpoint", issuer + "end_session",
                "response_types_supported", List.of("code", "id_token"),
                "subject_types_supported", List.of("public", "pairwise"),
                "id_token_signing_alg_values_supported", List.of("none", "RS256", "PS256", "HS256")));
        metadata.accept(all);
        return JSONObjectUtils.toJSONString(all);
    }

    private void push(HttpExchange exchange, Map<String, String> request) throws IOException {
        String handle = "urn:ietf:params:oauth:request_uri:" + UUID.randomUUID();
        requests.put(handle, request);
        Answers.json(exchange, 201, "{\"request_uri\":\"" + handle + "\",\"expires_in\":60}");
    }

    private void authorize(HttpExchange exchange, Map<String, String> sent) throws IOException {
        String handle = sent.get("request_uri");
        Map<String, String> request = handle == null ? sent : requests.remove(handle);
        String code = UUID.randomUUID().toString();
        requests.put(code, request);
        String location = request.get("redirect_uri") + "?code=" + code + "&state=" + request.get("state");
        Answers.redirect(exchange, callback.apply(handle == null ? location : location + "&iss=" + issuer));
    }

    private void token(HttpExchange exchange, Map<String, String> form) throws IOException {
        Map<String, String> request = requests.remove(form.get("code"));
        String challenge = CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(form.get("code_verifier")))
                .getValue();
        if (request == null || !challenge.equals(request.get("code_challenge"))) {
            Answers.json(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Answers.json(exchange, 200, tokens.apply("""
            {"access_token":"at-elsewhere","token_type":"Bearer","expires_in":300,"id_token":"%s"}""".formatted(idToken(request))));
    }

    private String idToken(Map<String, String> request) {
        Instant now = Instant.now();
        var builder = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("grace")
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", request.get("nonce"))
                .claim("sid", "sid-" + request.get("nonce"));
        try {
            return idToken.make(claims.apply(builder).build());
        } catch (JOSEException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
