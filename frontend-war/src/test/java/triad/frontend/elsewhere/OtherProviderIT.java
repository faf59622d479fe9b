package triad.frontend.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Nodes;
import triad.frontend.fake.Tls;

/** Signing in and out at a provider that nobody here wrote, node-oidc-provider: with a secret, RS256 and its userinfo endpoint. */
class OtherProviderIT {
    private static final File SCRIPTS = Path.of("src", "test", "js").toFile();
    private static final String ISSUER = "https://localhost:23446";
    private static final String SECRET = "a-secret-between-two-servers";
    private static final String FRONTEND = Nodes.url(2);
    private static final Pattern XSRF = Pattern.compile("name=\"xsrf\" value=\"([^\"]+)\"");
    private static final Nodes NODES = new Nodes();
    private static Process provider;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() throws IOException {
        NODES.start(
                2,
                Map.of("FRONTEND_CLIENT_SECRET", SECRET),
                Map.ofEntries(
                        Map.entry("frontend.url", FRONTEND),
                        Map.entry("frontend.provider.issuer", ISSUER),
                        Map.entry("frontend.provider.profile", "openid"),
                        Map.entry("frontend.provider.algorithms", "RS256"),
                        Map.entry("frontend.client.id", "triad"),
                        Map.entry("frontend.client.authentication", "client_secret_basic"),
                        Map.entry("frontend.client.scope", "openid profile email"),
                        Map.entry("frontend.backend.url", ""),
                        Map.entry("javax.net.ssl.trustStore", trust().toString()),
                        Map.entry("javax.net.ssl.trustStorePassword", "changeit")));
        assertThat(new File(SCRIPTS, "node_modules"))
                .as("the provider of the JavaScript world: scripts/test fetches it with npm")
                .isDirectory();
        var node = new ProcessBuilder(
                        "node",
                        "other-provider.mjs",
                        "23446",
                        Tls.DIRECTORY.resolve("provider.p12").toString(),
                        Tls.password(),
                        FRONTEND,
                        SECRET)
                .directory(SCRIPTS)
                .redirectErrorStream(true);
        node.environment()
                .put("NODE_EXTRA_CA_CERTS", Tls.DIRECTORY.resolve("ca.pem").toString());
        provider = node.start();
        awaitProvider(provider.inputReader());
        NODES.awaitReady();
    }

    /** As for a server that made its certificate itself: that certificate, and no CA. */
    private static Path trust() throws IOException {
        Path file = Path.of("target", "other-provider.p12").toAbsolutePath();
        try (var pem = Files.newInputStream(Tls.DIRECTORY.resolve("provider.pem"));
                var out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "provider", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            store.store(out, "changeit".toCharArray());
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException(cause);
        }
        return file;
    }

    private static void awaitProvider(BufferedReader told) throws IOException {
        var all = new StringBuilder();
        for (String line = told.readLine(); !"ready".equals(line); line = told.readLine()) {
            assertThat(line).as("said before it ended: " + all).isNotNull();
            all.append(line).append('\n');
        }
    }

    @AfterAll
    static void stop() {
        NODES.close();
        if (provider != null) {
            provider.destroyForcibly();
        }
    }

    @Test
    void signIn_showsItsClaims_andSignOutEndsBothSessions() {
        HttpResponse<String> page = follow(browser.get(FRONTEND + "/claims"));
        assertThat(page.uri()).hasToString(FRONTEND + "/claims");
        assertThat(page.body()).contains("grace", "Grace Hopper", "grace@example.org");

        HttpResponse<String> asks = follow(browser.post(FRONTEND + "/sign-out", Map.of(), "Origin", FRONTEND));
        assertThat(asks.uri().getPath()).isEqualTo("/session/end");
        HttpResponse<String> home = confirm(asks);
        assertThat(home.uri()).hasToString(FRONTEND + "/?state=signed-out");
        assertThat(home.body()).contains("You are signed out.").doesNotContain("Hello");
    }

    @Test
    void sessionEndedAtTheProvider_endsHere() {
        follow(browser.get(FRONTEND + "/claims"));
        assertThat(browser.get(FRONTEND + "/").body()).contains("Hello, grace");

        confirm(browser.get(ISSUER + "/session/end"));

        assertThat(browser.get(FRONTEND + "/").body()).doesNotContain("Hello");
    }

    private HttpResponse<String> confirm(HttpResponse<String> page) {
        Matcher xsrf = XSRF.matcher(page.body());
        assertThat(xsrf.find()).as(page.body()).isTrue();
        return follow(browser.post(ISSUER + "/session/end/confirm", Map.of("xsrf", xsrf.group(1), "logout", "yes")));
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        while (last.statusCode() == 302 || last.statusCode() == 303) {
            last = browser.get(last.uri().resolve(Browser.location(last)).toString());
        }
        return last;
    }
}
