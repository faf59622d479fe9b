package triad.provider.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.AtOnce;
import triad.provider.outside.KeyedClient;
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

    /** Fewer than the server has threads. */
    private static final int AT_ONCE = 20;
    /** How long the table is locked until all wait for it. */
    private static final long GATHERS_NANOS = 500_000_000;

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

    @Test
    void pushedRequest_writesOnce() {
        ProviderFlow flow = ProviderFlow.app(app);

        assertThat(statementsFor(flow::push)).isLessThan(1 + BESIDE);
    }

    @Test
    void clientAssertion_isRememberedByOneStatement() {
        ProviderFlow flow = ProviderFlow.of(KeyedClient.keyed().withoutProof(), "https://keyed.example/callback");

        assertThat(statementsFor(flow::push)).isLessThan(2 + BESIDE);
    }

    /** The session, its consents, the code; what the code stands for, and the refresh token in its place. */
    @Test
    void codeInARunningSession_isThreeStatements_andItsTokensAreTwo() {
        ProviderFlow flow = ProviderFlow.app(app);
        flow.tokens("alice");

        assertThat(statementsFor(
                        () -> flow.redeem(flow.browser().get(flow.plainUrl()).sent("code"))))
                .isLessThan(3 + 2 + BESIDE);
    }

    /** Whoever asks while the database is busy with somebody's question is answered with those who came meanwhile. */
    @Test
    void requestsAtTheSameTime_askTogether() {
        Tokens tokens = ProviderFlow.app(app)
                .without("resource")
                .with("scope", "openid profile email")
                .tokens("alice");
        assertThat(app.userinfo(tokens.accessToken()).status()).isEqualTo(200);
        int before = lookUps();

        List<Answer> answers = TestDatabase.jdbi()
                .inTransaction(handle -> {
                    handle.execute("lock table token_family in access exclusive mode");
                    CompletableFuture<List<Answer>> waiting = CompletableFuture.supplyAsync(
                            () -> AtOnce.send(AT_ONCE, i -> app.userinfo(tokens.accessToken())));
                    LockSupport.parkNanos(GATHERS_NANOS);
                    return waiting;
                })
                .join();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(lookUps() - before).isLessThan(AT_ONCE / 4);
    }

    private static int lookUps() {
        return TestDatabase.number("select sum(calls) from pg_stat_statements where query like '%f.family_id = any(%'");
    }

    /** On average, once warm; each request has to succeed. */
    private static double statementsFor(Supplier<Answer> request) {
        assertThat(request.get().status()).isIn(200, 201);
        int before = TestDatabase.statements();
        for (int i = 0; i < TIMES; i++) {
            assertThat(request.get().status()).isIn(200, 201);
        }
        return (TestDatabase.statements() - before) / (double) TIMES;
    }
}
