package triad.provider.register;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.provider.outside.RegisteredClient.document;
import static triad.provider.outside.RegisteredClient.initialToken;
import static triad.provider.outside.RegisteredClient.json;
import static triad.provider.outside.RegisteredClient.register;
import static triad.provider.outside.RegisteredClient.with;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.RegisteredClient;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Triad;

/** Who may register (RFC 7591 §3): each token as often, as long and as far as it says. */
@ExtendWith(ArquillianExtension.class)
class InitialAccessTokenIT {
    private static final String URL = Triad.ISSUER + "/register";

    @Test
    void scopeOfTheInitialToken_isGranted() {
        String token = initialToken("{\"scope\": \"profile:read\"}");
        Answer answer = register(json(with(document(), "scope", "openid profile:read keys:rotate")), token);

        assertThat(answer.text("scope")).isEqualTo("openid profile:read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer x", "Basic eDp4", "Bearer a b", "DPoP x", "Bearer \" or 1=1"})
    void missingOrForeignToken_is401WithAChallenge(String header) {
        Answer answer = header.isEmpty()
                ? RegisteredClient.send("POST", URL, json(document()))
                : RegisteredClient.send("POST", URL, json(document()), "Authorization", header);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer ");
        assertThat(answer.error()).isEqualTo("invalid_token");
    }

    @Test
    void initialToken_countsItsUses() {
        String token = initialToken("{\"uses\": 2}");

        assertThat(register(json(document()), token).status()).isEqualTo(201);
        assertRefused(register(json(with(document(), "redirect_uris", List.of())), token), "invalid_redirect_uri");
        assertThat(register(json(document()), token).status()).isEqualTo(201);
        assertThat(register(json(document()), token).status()).isEqualTo(401);
    }

    @Test
    void initialTokenInParallel_registersOnce() throws Exception {
        String token = initialToken("{}");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Answer>> answers = IntStream.range(0, 8)
                .mapToObj(i -> threads.submit(() -> register(json(document()), token)))
                .toList();
        int registered = 0;
        for (Future<Answer> answer : answers) {
            registered += answer.get().status() == 201 ? 1 : 0;
        }
        threads.shutdown();
        assertThat(registered).isEqualTo(1);
    }

    @Test
    void expiredInitialToken_isRefused() {
        String token = initialToken("{}");
        TestDatabase.expireInitialToken(token);
        assertThat(register(json(document()), token).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"uses\": 0}",
                "{\"uses\": 1.5}",
                "{\"uses\": \"2\"}",
                "{\"expires_in\": -1}",
                "{\"uses\": 99999999999}"
            })
    void unfitInitialToken_isNotMade(String wish) {
        Answer answer = RegisteredClient.askForToken(wish, Triad.REGISTRATION_TOKEN);
        assertRefused(answer, "invalid_request");
    }

    @Test
    void initialToken_makesNoFurtherOnes() {
        Answer answer = RegisteredClient.askForToken("{}", initialToken("{}"));
        assertThat(answer.status()).isEqualTo(401);
    }

    private static void assertRefused(Answer answer, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.error()).as(answer.body()).isEqualTo(error);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
}
