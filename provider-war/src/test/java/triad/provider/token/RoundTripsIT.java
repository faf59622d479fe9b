package triad.provider.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Supplier;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** How often what is asked for most asks the database: each of its answers costs as much as two signatures. */
@ExtendWith(ArquillianExtension.class)
@EnabledIfSystemProperty(
        named = "triad.database",
        matches = "postgresql",
        disabledReason = "PostgreSQL alone counts the statements of everybody")
class RoundTripsIT {
    private static final int TIMES = 40;
    /** What the server does by itself meanwhile, and once for all of them: at most so many statements for one of them. */
    private static final double BESIDE = 0.5;

    private final PlainClient app = PlainClient.app();

    @Test
    void clientCredentials_areGivenFromMemory() {
        assertThat(statementsFor(() -> Server.SERVICE.post(
                        "/token", Map.of("grant_type", "client_credentials", "resource", Triad.BACKEND))))
                .isLessThan(BESIDE);
    }

    @Test
    void rotatingRefresh_readsOnceAndWritesOnce() {
        String[] token = {ProviderFlow.app(app).tokens("alice").refreshToken()};

        assertThat(statementsFor(() -> {
                    Answer answer = app.refresh(token[0]);
                    token[0] = answer.text("refresh_token");
                    return answer;
                }))
                .isLessThan(2 + BESIDE);
    }

    @Test
    void introspection_readsOnce() {
        Tokens tokens = ProviderFlow.app(app).tokens("alice");

        assertThat(statementsFor(() -> app.introspect(tokens.accessToken()))).isLessThan(1 + BESIDE);
    }

    @Test
    void userinfo_readsOnce() {
        Tokens tokens = ProviderFlow.app(app)
                .without("resource")
                .with("scope", "openid profile email")
                .tokens("alice");

        assertThat(statementsFor(() -> app.userinfo(tokens.accessToken()))).isLessThan(1 + BESIDE);
    }

    /** On average, once warm; each request has to succeed. */
    private static double statementsFor(Supplier<Answer> request) {
        assertThat(request.get().status()).isEqualTo(200);
        int before = TestDatabase.statements();
        for (int i = 0; i < TIMES; i++) {
            assertThat(request.get().status()).isEqualTo(200);
        }
        return (TestDatabase.statements() - before) / (double) TIMES;
    }
}
