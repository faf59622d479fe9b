package triad.provider.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Http;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** A database that stops and starts again under a running provider: what programs and people are told, and that it recovers by itself. */
@ExtendWith(ArquillianExtension.class)
@EnabledIfSystemProperty(
        named = "triad.database",
        matches = "postgresql",
        disabledReason = "H2 runs within the tests and cannot be stopped alone")
class DatabaseAwayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final Http http = new Http(Tls.anonymous());
    private final PlainClient app = PlainClient.app();

    @Test
    void databaseStopped_isToldUntilItIsBack() {
        ProviderFlow flow = ProviderFlow.app(app);
        Tokens tokens = flow.tokens("alice");
        TestDatabase.leave();
        try {
            assertThat(ready()).isEqualTo(503);
            assertAway(app.refresh(tokens.refreshToken()));
            assertAway(Server.BACKEND.introspect(tokens.accessToken()));
            assertAway(ProviderFlow.frontend().push());
            assertAwayPage(http.get(Triad.ISSUER + flow.plainUrl(), "Accept", "text/html"));
            assertAwayPage(http.post(
                    Triad.ISSUER + "/login",
                    Browser.loginForm("alice", Triad.PASSWORD),
                    "Accept",
                    "text/html",
                    "Origin",
                    Triad.ISSUER,
                    "Sec-Fetch-Site",
                    "same-origin"));
            assertThat(http.get(Triad.ISSUER + "/jwks").status()).isEqualTo(200);
        } finally {
            TestDatabase.comeBack();
        }

        Instant end = Instant.now().plus(PATIENCE);
        while (ready() != 200) {
            assertThat(Instant.now()).isBefore(end);
        }
        assertThat(app.refresh(tokens.refreshToken()).status()).isEqualTo(200);
        assertThat(ProviderFlow.frontend().tokens("alice").accessToken()).isNotEmpty();
    }

    /** RFC 6749 §5.2 has no code for it, §4.1.2.1 has. */
    private static void assertAway(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.error()).isEqualTo("temporarily_unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    private static void assertAwayPage(Answer page) {
        assertThat(page.status()).as(page.body()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isEqualTo("5");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("Try again in a moment").doesNotContain("postgres", "SQL", "Exception");
    }

    private int ready() {
        return http.get(Triad.ISSUER + "/health/ready").status();
    }
}
