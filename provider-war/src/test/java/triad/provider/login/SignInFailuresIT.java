package triad.provider.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
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
import triad.provider.outside.Browser;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Triad;

/** The brake on guessing passwords, for names that exist and names that do not. */
@ExtendWith(ArquillianExtension.class)
class SignInFailuresIT {
    private static final String WRONG = "User name or password is not right";
    private final Browser browser = new Browser();

    @ParameterizedTest
    @ValueSource(strings = {"carol", "nobody2"})
    void sixthAttempt_waitsEvenWithTheRightPassword(String username) {
        IntStream.range(0, 5).forEach(i -> assertThat(browser.post("/login", Browser.loginForm(username, "wrong"))
                        .body())
                .contains(WRONG));

        Answer slowed = browser.post("/login", Browser.loginForm(username, Triad.PASSWORD));

        TestDatabase.forgetFailures(username);
        assertThat(slowed.body()).contains("Too many attempts. Wait 1").doesNotContain(WRONG);
        assertThat(browser.cookie(Browser.SESSION)).isEmpty();
    }

    @Test
    void success_forgetsTheFailuresBefore() {
        for (int round = 0; round < 2; round++) {
            IntStream.range(0, 4).forEach(i -> browser.post("/login", Browser.loginForm("carol", "wrong")));
            assertThat(browser.post("/login", Browser.loginForm("carol", Triad.PASSWORD))
                            .status())
                    .isEqualTo(303);
        }
    }

    @Test
    void parallelGuesses_gainNothing() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        int looked = 0;
        try {
            List<Future<Answer>> guesses = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(
                            () -> new Browser().post("/login", Browser.loginForm("nobody3", "guess" + i))))
                    .toList();
            for (Future<Answer> guess : guesses) {
                assertThat(guess.get().status()).isEqualTo(200);
                looked += guess.get().body().contains(WRONG) ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(looked).isBetween(1, 5);
    }
}
