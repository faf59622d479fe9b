package triad.backend.fake;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLParameters;

/** A provider over mutual TLS that does what the test says: publishes keys, revokes, withholds consent, is slow or gone. */
public class FakeProvider {
    static final int PORT = 22444;
    public static final String ISSUER = "https://localhost:" + PORT;
    /** Published beside the others, as a provider does that also signs with this algorithm. */
    public static final RSAKey RS256 = rsaKey();

    private static final ECKey NEXT = newKey("next");
    private static final String EDDSA = """
            {"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","use":"sig","alg":"EdDSA","kid":"eddsa"}""";
    private static final FakeProvider ONLY = new FakeProvider();

    public final FakeTransmitter transmitter = new FakeTransmitter(this);
    public final List<ECKey> keys = new CopyOnWriteArrayList<>(List.of(newKey("first")));
    public final Set<String> revoked = ConcurrentHashMap.newKeySet();
    public final AtomicInteger exchanges = new AtomicInteger();
    public final AtomicInteger introspections = new AtomicInteger();
    public final AtomicInteger keyReads = new AtomicInteger();
    public final AtomicInteger userinfos = new AtomicInteger();
    /** The headers of each call for or with a token of a user. */
    public final List<Headers> calls = new CopyOnWriteArrayList<>();
    /** What people are called, where it is not the usual name. */
    public final Map<String, String> names = new ConcurrentHashMap<>();
    /** What answers at the userinfo endpoint instead of the provider. */
    public volatile Optional<HttpHandler> userinfoInstead = Optional.empty();

    public volatile String exchangeRefusal = "";
    public volatile Duration delay = Duration.ZERO;
    public volatile boolean broken;
    private final Map<String, String> subjects = new ConcurrentHashMap<>();
    private HttpsServer server = open();

    public static FakeProvider start() {
        return ONLY;
    }

    private static RSAKey rsaKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID("rs256")
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ECKey newKey(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Connections are refused from now on. */
    public void leave() {
        server.stop(0);
    }

    public void comeBack() {
        server = open();
    }

    private HttpsServer open() {
        try {
            HttpsServer opened = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
            opened.setHttpsConfigurator(new HttpsConfigurator(Certificates.of("provider")) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                    wanted.setNeedClientAuth(true);
                    parameters.setSSLParameters(wanted);
                }
            });
            opened.createContext("/", this::answer);
            opened.setExecutor(Executors.newCachedThreadPool());
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> form = exchange.getRequestURI().getPath().contains("/ssf") ? Map.of() : form(exchange);
            Thread.sleep(delay.toMillis());
            if (broken) {
                send(exchange, 500, "<html>broken</html>");
                return;
            }
            String path = exchange.getRequestURI().getPath();
            if (path.contains("/ssf")) {
                transmitter.answer(exchange);
                return;
            }
            switch (path) {
                case "/.well-known/openid-configuration" -> send(exchange, 200, metadata());
                case "/jwks" -> send(exchange, 200, jwks());
                case "/introspect" -> send(exchange, 200, introspection(form.getOrDefault("token", "")));
                case "/token" -> token(exchange, form);
                case "/userinfo" -> userinfo(exchange);
                default -> send(exchange, 404, "{}");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String metadata() {
        return """
            {"issuer":"%1$s","jwks_uri":"%1$s/jwks","token_endpoint":"https://localhost:1/never",
             "introspection_endpoint":"%1$s/introspect","userinfo_endpoint":"%1$s/userinfo",
             "mtls_endpoint_aliases":{"token_endpoint":"%1$s/token"}}""".formatted(ISSUER);
    }

    private String jwks() {
        keyReads.incrementAndGet();
        List<String> all = new ArrayList<>(List.of(EDDSA, RS256.toPublicJWK().toJSONString()));
        keys.forEach(key -> all.add(key.toPublicJWK().toJSONString()));
        all.add(NEXT.toPublicJWK().toJSONString());
        return "{\"keys\":[" + String.join(",", all) + "]}";
    }

    private String introspection(String token) {
        introspections.incrementAndGet();
        return "{\"active\":" + !revoked.contains(token) + "}";
    }

    private void token(HttpExchange exchange, Map<String, String> form) throws IOException {
        if (form.getOrDefault("grant_type", "").equals("client_credentials")) {
            send(exchange, 200, "{\"access_token\":\"own\",\"token_type\":\"Bearer\",\"expires_in\":300}");
        } else {
            exchangeToken(exchange, form);
        }
    }

    private void exchangeToken(HttpExchange exchange, Map<String, String> form) throws IOException {
        boolean asAgreed = form.entrySet()
                .containsAll(Map.of(
                                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                                "client_id", "backend",
                                "subject_token_type", "urn:ietf:params:oauth:token-type:access_token",
                                "resource", ISSUER + "/userinfo",
                                "scope", "openid profile email")
                        .entrySet());
        if (!exchangeRefusal.isEmpty() || !asAgreed) {
            send(exchange, 400, "{\"error\":\"" + (asAgreed ? exchangeRefusal : "invalid_target") + "\"}");
            return;
        }
        calls.add(exchange.getRequestHeaders());
        String token = "exchanged-" + exchanges.incrementAndGet();
        subjects.put("Bearer " + token, Tokens.subjectOf(form.getOrDefault("subject_token", "")));
        send(exchange, 200, """
            {"access_token":"%s","issued_token_type":"urn:ietf:params:oauth:token-type:access_token",
             "token_type":"Bearer","expires_in":300}""".formatted(token));
    }

    private void userinfo(HttpExchange exchange) throws IOException {
        userinfos.incrementAndGet();
        calls.add(exchange.getRequestHeaders());
        Optional<HttpHandler> other = userinfoInstead;
        if (other.isPresent()) {
            other.get().handle(exchange);
            return;
        }
        String subject = subjects.get(exchange.getRequestHeaders().getFirst("Authorization"));
        if (subject == null) {
            send(exchange, 401, "{}");
        } else {
            send(
                    exchange,
                    200,
                    "{\"sub\":\"" + subject + "\",\"name\":\"" + names.getOrDefault(subject, "Name of " + subject)
                            + "\",\"zoneinfo\":\"Europe/Vienna\",\"email\":\"a@example.org\",\"email_verified\":true}");
        }
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return Arrays.stream(body.split("&"))
                .filter(pair -> pair.contains("="))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
