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
    private static final String PERSON = "alice";

    private final Path values;
    private final String issuer;
    private final Browser browser;

    private SignIn(Path values, String issuer, Browser browser) {
        this.values = values;
        this.issuer = issuer;
        this.browser = browser;
    }

    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
        SignIn signIn = new SignIn(Path.of(args[0]), args[2], new Browser(Path.of(args[1])));
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
        Client directory = new Client(issuer + "/authorize", mutualTls + "/token", "directory", Map.of());
        HttpResponse<String> pushed = browser.send(Browser.posted(mutualTls + "/par", directory.request(scope, api)));
        Map<String, String> request =
                Map.of("client_id", "directory", "request_uri", Client.member(pushed.body(), "request_uri"));
        String answer = directory.tokens(browser, PERSON, password, request);
        write("api-bearer", "Bearer " + Client.member(answer, "access_token"));
    }

    /** What the frontend knows its browser by. */
    private void runForPages(String password, String frontend) throws IOException, InterruptedException {
        browser.keepOnly("");
        String asked = Browser.location(browser.get(frontend + "/profile"));
        String cookies = browser.cookies();
        HttpResponse<String> left = browser.signIn(asked, PERSON, password);
        browser.keepOnly(cookies);
        browser.get(Browser.location(left));
        write("page-cookies", browser.cookies());
    }

    private void run(String secret, String password) throws IOException, InterruptedException {
        String orders = "https://orders.example";
        String claims = "openid profile email";
        Map<String, String> basic = Map.of("Authorization", Client.basic("secret", secret));
        Map<String, String> bound = Map.of(
                "Authorization", Client.basic("bound", secret),
                "DPoP", Files.readAllLines(values.resolve("proofs")).get(0));
        write("basic", Client.basic("secret", secret));
        write("bound-basic", Client.basic("bound", secret));
        write("receiver-basic", Client.basic("receiver", secret));
        String atOrders = tokens("secret", basic, claims + " orders:read", orders, password);
        write("access-token", Client.member(atOrders, "access_token"));
        String atUserinfo = tokens("secret", basic, claims, issuer + "/userinfo", password);
        write("bearer", "Bearer " + Client.member(atUserinfo, "access_token"));
        String ofBound = tokens("bound", bound, claims + " orders:read", orders, password);
        write("bound-refresh-token", Client.member(ofBound, "refresh_token"));
        tokens("public", Map.of(), claims + " orders:read", orders, password);
        write("cookies", browser.cookies());
        stream(Client.basic("receiver", secret));
    }

    /** A stream of events that its receiver polls (SSF 1.0 §8.1.1). */
    private void stream(String basic) throws IOException, InterruptedException {
        Map<String, String> asked =
                Map.of("grant_type", "client_credentials", "resource", issuer + "/ssf", "scope", "ssf.read ssf.manage");
        String token = Client.member(
                browser.send(Browser.posted(issuer + "/token", asked).header("Authorization", basic)).body(), "access_token");
        write("receiver-bearer", "Bearer " + token);
        HttpRequest.Builder creation = HttpRequest.newBuilder(URI.create(issuer + "/ssf/streams"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"delivery\":{\"method\":\"urn:ietf:rfc:8936\"}}"));
        String poll = Client.member(browser.send(creation).body(), "endpoint_url");
        write("poll-path", poll.substring(issuer.length()));
    }

    private String tokens(
            String clientId, Map<String, String> headers, String scope, String resource, String password)
            throws IOException, InterruptedException {
        Client client = new Client(issuer + "/authorize", issuer + "/token", clientId, headers);
        return client.tokens(browser, PERSON, password, client.request(scope, resource));
    }

    private void write(String name, String value) throws IOException {
        Files.writeString(values.resolve(name), value + "\n");
    }
}
