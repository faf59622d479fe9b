import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs alice in at the clients {@code secret}, {@code public} and {@code bound}, as a browser and they would, and keeps what the requests of
 * {@code scripts/bench} carry: {@code java SignIn VALUES TLS_DIRECTORY ISSUER SECRET PASSWORD} writes a file in VALUES for each. With
 * two further arguments, the URL of the mutual TLS endpoints and that of the API, it is the client {@code directory} alone, and with a
 * third, the URL of the frontend, a browser there as well.
 */
class SignIn {
    private static final String CALLBACK = "https://client.example/callback";
    /** The example of RFC 7636 Appendix B: one pair serves all requests. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final Path values;
    private final String issuer;
    private final Browser browser;

    private SignIn(Path values, String issuer, Browser browser) {
        this.values = values;
        this.issuer = issuer;
        this.browser = browser;
    }

    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
        SignIn signIn = new SignIn(Path.of(args[0]), args[2], new Browser(Path.of(args[1]), args[2]));
        if (args.length == 5) {
            signIn.run(args[3], args[4]);
        } else {
            signIn.runForDirectory(args[4], args[5], args[6]);
        }
        if (args.length == 8) {
            signIn.runForPages(args[4], args[7]);
        }
    }

    /** Its token is bound to the certificate that every request shows. */
    private void runForDirectory(String password, String mutualTls, String api) throws IOException, InterruptedException {
        String scope = "openid profile email profile:read people:read";
        HttpResponse<String> pushed = browser.send(Browser.posted(mutualTls + "/par", request("directory", scope, api)));
        Map<String, String> request = Map.of("client_id", "directory", "request_uri", member(pushed.body(), "request_uri"));
        String answer = redeem(mutualTls, "directory", Map.of(), code("directory", request, password));
        write("api-bearer", "Bearer " + member(answer, "access_token"));
    }

    /** What the frontend knows its browser by. */
    private void runForPages(String password, String frontend) throws IOException, InterruptedException {
        browser.keepOnly("");
        String asked = Browser.location(browser.get(frontend + "/profile"));
        String cookies = browser.cookies();
        HttpResponse<String> left = browser.signIn(asked, password);
        browser.keepOnly(cookies);
        browser.get(Browser.location(left));
        write("page-cookies", browser.cookies());
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
        write("cookies", browser.cookies());
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
                browser.send(Browser.posted(issuer + "/token", asked).header("Authorization", basic)).body(), "access_token");
        write("receiver-bearer", "Bearer " + token);
        HttpRequest.Builder creation = HttpRequest.newBuilder(URI.create(issuer + "/ssf/streams"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"delivery\":{\"method\":\"urn:ietf:rfc:8936\"}}"));
        String poll = member(browser.send(creation).body(), "endpoint_url");
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
        HttpRequest.Builder redemption = Browser.posted(
                base + "/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", CALLBACK,
                        "code_verifier", VERIFIER,
                        "client_id", clientId));
        headers.forEach(redemption::header);
        return browser.send(redemption).body();
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
        HttpResponse<String> answer = browser.signIn(issuer + "/authorize?" + Browser.form(request), password);
        Matcher code = CODE.matcher(Browser.location(answer));
        if (!code.find()) {
            throw new IllegalStateException("No code for " + clientId + ": " + answer + " " + Browser.location(answer));
        }
        return code.group(1);
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
}
