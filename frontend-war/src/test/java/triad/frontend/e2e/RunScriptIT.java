package triad.frontend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequest.NewContextOptions;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@code scripts/run} says when it cannot run: one clear sentence and a non-zero exit. */
@Order(Integer.MAX_VALUE)
class RunScriptIT {
    @BeforeAll
    static void portsAreFree() {
        Demo.leave();
    }

    @Test
    void portInUse_isNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(24543, 1, InetAddress.getLoopbackAddress())) {
            RunScript run = RunScript.start("port-in-use");
            assertThat(run.awaitExit()).isNotZero();
            assertThat(run.output()).contains("Port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void unknownOption_showsTheUsage() {
        RunScript run = RunScript.start("unknown-option", "--frobnicate");
        assertThat(run.awaitExit()).isEqualTo(2);
        assertThat(run.output()).contains("usage: run");
    }

    @Test
    void noPostgresUrl_isRefused() {
        RunScript run = RunScript.start("no-postgres-url", "--postgres", "mysql://localhost/triad");
        assertThat(run.awaitExit()).isNotZero();
        assertThat(run.output()).contains("jdbc:postgresql://");
    }

    /** What a server gave up for, not what followed from it. */
    @Test
    void mistakeInASetting_isTold() {
        RunScript run = RunScript.start("mistake", Map.of("PROVIDER_LIFETIME_ACCESS_TOKEN", "soon"));
        assertThat(run.awaitExit()).isNotZero();
        assertThat(run.output())
                .contains("The provider did not start: IllegalStateException: provider.lifetime.access-token: 'soon'");
    }

    /** Whoever comes too early is not let in: what an empty server says, such as 404, might be believed. */
    @Test
    void start_answersNobodyBeforeTheApplicationIsThere() {
        List<String> places = List.of(
                RunScript.FRONTEND + "/",
                RunScript.PROVIDER + "/jwks",
                RunScript.PROVIDER + "/.well-known/openid-configuration",
                "https://localhost:24544/jwks");
        Set<String> answers = new TreeSet<>();
        try (Playwright playwright = Playwright.create();
                RunScript run = RunScript.start("doors")) {
            APIRequestContext early =
                    playwright.request().newContext(new NewContextOptions().setIgnoreHTTPSErrors(true));
            run.awaitReady(() -> places.forEach(place -> status(early, place).ifPresent(answers::add)));
            places.forEach(place -> status(early, place).ifPresent(answers::add));
        }

        assertThat(answers)
                .containsExactlyElementsOf(
                        places.stream().map(place -> place + ": 200").sorted().toList());
    }

    /** Empty where nobody takes the connection. */
    private static Optional<String> status(APIRequestContext early, String place) {
        try {
            return Optional.of(place + ": " + early.get(place).status());
        } catch (PlaywrightException refused) {
            return Optional.empty();
        }
    }
}
