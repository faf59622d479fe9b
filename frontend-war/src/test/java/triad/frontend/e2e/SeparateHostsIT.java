package triad.frontend.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static triad.frontend.e2e.Chromium.press;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Provider, backend and frontend on hosts of their own, and a fourth host, which reaches the provider and the frontend but not the API. */
@Order(Integer.MAX_VALUE)
@ExtendWith(Witness.class)
class SeparateHostsIT {
    private static SeparateHosts hosts;

    @BeforeAll
    static void start() {
        assumeTrue(
                System.getProperty("user.name").equals("root"), "Only root may make hosts of their own on one machine");
        Demo.leave();
        hosts = new SeparateHosts();
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void visitor_readsTheProfileThroughTheFrontend() {
        Chromium chromium = new Chromium(hosts.chromiumOn("visitor"));
        try (BrowserContext alice = chromium.person()) {
            Page page = alice.newPage();
            page.navigate("https://frontend:8443/profile");
            assertThat(page).hasURL(Pattern.compile("^https://provider:9443/login"));
            page.getByLabel("User name").fill("alice");
            page.getByLabel("Password").fill(SeparateHosts.PASSWORD);
            press(page, "Sign in");
            press(page, "Allow");

            assertThat(page).hasURL("https://frontend:8443/profile");
            assertThat(page.locator("main")).containsText("Alice Lindqvist");
        } finally {
            chromium.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://provider:9443/.well-known/openid-configuration", "https://frontend:8443/"})
    void visitor_reachesWhatIsForBrowsers(String url) {
        assertThat(hosts.on("visitor", curl(url)).output()).endsWith("status 200");
    }

    /** There is no HTTP without a certificate of the deployment's CA: the handshake ends the connection. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/profile", "/events", "/health", "/.well-known/oauth-protected-resource"})
    void visitor_doesNotReachTheApi(String path) {
        SeparateHosts.Outcome outcome = hosts.on("visitor", curl("https://backend:10443" + path));

        assertThat(outcome.exit()).as(outcome.output()).isNotZero();
        assertThat(outcome.output()).endsWith("status 000");
    }

    @Test
    void visitor_withAStolenTokenAlone_doesNotReachTheApi() {
        SeparateHosts.Outcome outcome =
                hosts.on("visitor", curl("https://backend:10443/api/profile", "-H", "Authorization: Bearer a.b.c"));

        assertThat(outcome.output()).endsWith("status 000");
    }

    /** On the frontend's host, with its certificate, the API is there, and wants a token. */
    @Test
    void frontend_reachesTheApi() {
        String tls = SeparateHosts.STATE.resolve("tls").toString();
        String certificate = tls + "/frontend.p12:"
                + hosts.on("frontend", "cat", tls + "/password").output();
        SeparateHosts.Outcome outcome = hosts.on(
                "frontend", curl("https://backend:10443/api/profile", "--cert-type", "P12", "--cert", certificate));

        assertThat(outcome.output()).endsWith("status 401");
    }

    /** Each host has its own loopback: nothing is reached by pretending to be local. */
    @Test
    void otherHosts_areNotOnTheVisitorsLoopback() {
        assertThat(hosts.on("visitor", curl("https://localhost:9443/")).output())
                .endsWith("status 000");
    }

    private static String[] curl(String url, String... more) {
        String[] fixed = {
            "curl",
            "--silent",
            "--max-time",
            "20",
            "--cacert",
            SeparateHosts.STATE.resolve("tls/ca.pem").toString(),
            "--output",
            "/dev/null",
            "--write-out",
            "status %{http_code}",
            url
        };
        String[] all = Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return all;
    }
}
