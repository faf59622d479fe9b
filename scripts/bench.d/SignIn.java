import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Signs alice in at the clients {@code secret}, {@code public} and {@code bound}, as a browser and they would, and keeps what the requests of
 * {@code scripts/bench} carry: {@code java SignIn.java VALUES TLS_DIRECTORY ISSUER SECRET PASSWORD} writes a file in VALUES for each. With
 * two further arguments, the URL of the mutual TLS endpoints and that of the API, it is the client {@code directory} alone.
 */
class SignIn {
    private static final String CALLBACK = "https://client.example/callback";
    /** The example of RFC 7636 Appendix B: one pair serves all requests. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"[^>]*?value=\"([^\"]*)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final Pattern ACTION = Pattern.compile("<form [^>]*action=\"([^\"]+)\"");

    private final Path values;
    private final String issuer;
    private final HttpClient client;
    private final Map<String, String> cookies = new TreeMap<>();

    private SignIn(Path values, Path tls, String issuer) throws IOException, GeneralSecurityException {
        this.values = values;
        this.issuer = issuer;
        this.client = HttpClient.newBuilder()
                .sslContext(context(tls))
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
        SignIn signIn = new SignIn(Path.of(args[0]), Path.of(args[1]), args[2]);
        if (args.length == 5) {
            signIn.run(args[3], args[4]);
        } else {
            signIn.runForDirectory(args[4], args[5], args[6]);
        }
    }

    /** Its token is bound to the certificate that every request shows. */
    private void runForDirectory(String password, String mutualTls, String api) throws IOException, InterruptedException {
        String scope = "openid profile email profile:read people:read";
        HttpResponse<String> pushed = send(posted(mutualTls + "/par", request("directory", scope, api)));
        Map<String, String> request = Map.of("client_id", "directory", "request_uri", member(pushed.body(), "request_uri"));
        String answer = redeem(mutualTls, "directory", Map.of(), code("directory", request, password));
        write("api-bearer", "Bearer " + member(answer, "access_token"));
    }

    private void run(String secret, String password) throws IOException, InterruptedException {
        String orders = "https://orders.example";
        String claims = "openid profile email";
        Map<String, String> basic = Map.of("Authorization", basic("secret", secret));
        Map<String, String> bound = Map.of(
                "Authorization", basic("bound", secret),
                "DPoP", Files.readAllLines(values.resolve("proofs")).get(0));
        write("basic", basic("secret", secret));
        write("bound-basic", basic("bound", secret));
        write("receiver-basic", basic("receiver", secret));
        String atOrders = tokens("secret", basic, claims + " orders:read", orders, password);
        write("access-token", member(atOrders, "access_token"));
        String atUserinfo = tokens("secret", basic, claims, issuer + "/userinfo", password);
        write("bearer", "Bearer " + member(atUserinfo, "access_token"));
        String ofBound = tokens("bound", bound, claims + " orders:read", orders, password);
        write("bound-refresh-token", member(ofBound, "refresh_token"));
        tokens("public", Map.of(), claims + " orders:read", orders, password);
        write(
                "cookies",
                cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
        stream(basic("receiver", secret));
    }

    private static String basic(String clientId, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** A stream of events that its receiver polls (SSF 1.0 §8.1.1). */
    private void stream(String basic) throws IOException, InterruptedException {
        Map<String, String> asked =
                Map.of("grant_type", "client_credentials", "resource", issuer + "/ssf", "scope", "ssf.read ssf.manage");
        String token = member(
                send(posted(issuer + "/token", asked).header("Authorization", basic)).body(), "access_token");
        write("receiver-bearer", "Bearer " + token);
        HttpRequest.Builder creation = HttpRequest.newBuilder(URI.create(issuer + "/ssf/streams"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"delivery\":{\"method\":\"urn:ietf:rfc:8936\"}}"));
        String poll = member(send(creation).body(), "endpoint_url");
        write("poll-path", poll.substring(issuer.length()));
    }

    /** The token endpoint's answer to a code. */
    private String tokens(
            String clientId, Map<String, String> headers, String scope, String resource, String password)
            throws IOException, InterruptedException {
        return redeem(issuer, clientId, headers, code(clientId, scope, resource, password));
    }

    private String redeem(String base, String clientId, Map<String, String> headers, String code)
            throws IOException, InterruptedException {
        HttpRequest.Builder redemption = posted(
                base + "/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", CALLBACK,
                        "code_verifier", VERIFIER,
                        "client_id", clientId));
        headers.forEach(redemption::header);
        return send(redemption).body();
    }

    /** Signs in and allows where a page asks for that. */
    private String code(String clientId, String scope, String resource, String password)
            throws IOException, InterruptedException {
        return code(clientId, request(clientId, scope, resource), password);
    }

    private static Map<String, String> request(String clientId, String scope, String resource) {
        return Map.of(
                "client_id", clientId,
                "response_type", "code",
                "redirect_uri", CALLBACK,
                "scope", scope,
                "resource", resource,
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256");
    }

    private String code(String clientId, Map<String, String> request, String password)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = follow(get(issuer + "/authorize?" + form(request)));
        if (answer.body().contains("name=\"password\"")) {
            answer = follow(submit(answer, Map.of("username", "alice", "password", password, "submit", "Sign in")));
        }
        if (answer.body().contains("name=\"allow\"")) {
            answer = follow(submit(answer, Map.of("allow", "allow")));
        }
        Matcher code = CODE.matcher(location(answer));
        if (!code.find()) {
            throw new IllegalStateException("No code for " + clientId + ": " + answer + " " + location(answer));
        }
        return code.group(1);
    }

    private HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> typed)
            throws IOException, InterruptedException {
        Map<String, String> fields = new TreeMap<>(typed);
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        Matcher action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new IllegalStateException("There is no form at " + page.uri());
        }
        return send(posted(issuer + action.group(1), fields).header("Origin", issuer));
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) throws IOException, InterruptedException {
        return location(answer).startsWith("/") ? follow(get(issuer + location(answer))) : answer;
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private static HttpRequest.Builder posted(String url, Map<String, String> form) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
        HttpResponse<String> answer =
                client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String member(String json, String name) {
        Matcher member =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        if (!member.find()) {
            throw new IllegalStateException("There is no " + name + " in " + json);
        }
        return member.group(1);
    }

    private void write(String name, String value) throws IOException {
        Files.writeString(values.resolve(name), value + "\n");
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static SSLContext context(Path tls) throws IOException, GeneralSecurityException {
        char[] password = Files.readString(tls.resolve("password")).toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(tls.resolve("frontend.p12").toFile(), password), password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(tls.resolve("trust.p12").toFile(), password));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
