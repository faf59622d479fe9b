package triad.frontend.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** The life of a session: renewed in time, renewed once, and ended when the provider says so. */
@WithTriad
class SessionIT {
    private final Browser browser = new Browser();

    @Test
    void tokenGoodForLong_isNotRenewed() {
        browser.signIn("/profile");
        browser.get("/profile");

        assertThat(Triad.PROVIDER.refreshes).hasValue(0);
    }

    /** A provider that rotates would end the session at the second refresh; one that does not is spared nine. */
    @Test
    void tenRequestsWithAnExpiredToken_renewOnce() {
        Triad.PROVIDER.lifetime = 1;
        browser.signIn("/profile");

        var threads = Executors.newFixedThreadPool(10);
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> browser.get("/profile"), threads))
                .toList();

        assertThat(answers).extracting(answer -> answer.join().statusCode()).containsOnly(200);
        threads.shutdown();
        assertThat(Triad.PROVIDER.refreshes).hasValue(1);
        assertThat(Triad.API.calls)
                .extracting(call -> call.getFirst("Authorization"))
                .containsOnly("Bearer renewed-1");
    }

    @Test
    void invalidGrant_endsTheSessionAndLeadsToSignIn() {
        Triad.PROVIDER.lifetime = 1;
        Triad.PROVIDER.refreshError = "invalid_grant";
        browser.signIn("/profile");

        assertThat(Browser.location(browser.get("/profile"))).startsWith(Triad.ISSUER + "/authorize");
        assertThat(browser.get("/").body()).doesNotContain("Hello");
        assertThat(Triad.API.calls).isEmpty();
    }

    /** Although the access token has minutes to go. */
    @Test
    void session_endsWithItsRefreshToken() {
        Triad.PROVIDER.refreshLifetime = 1;
        browser.signIn("/profile");
        long signedIn = System.nanoTime();
        String home;
        do {
            home = browser.get("/").body();
        } while (home.contains("Hello") && System.nanoTime() - signedIn < 5_000_000_000L);

        assertThat(home).doesNotContain("Hello");
        assertThat(Browser.location(browser.get("/profile"))).startsWith(Triad.ISSUER + "/authorize");
        assertThat(Triad.PROVIDER.refreshes).hasValue(0);
    }

    @Test
    void who_isTheSameAsThePagesSay_andNobodyAfterTheEnd() {
        assertThat(browser.get("/who").body()).isEmpty();
        browser.signIn("/profile");
        String who = browser.get("/who").body();

        assertThat(who).isNotBlank().doesNotContain("ada");
        assertThat(browser.get("/profile").body()).contains("data-who=\"" + who + "\"");
        browser.submit("/sign-out", Map.of());
        assertThat(browser.get("/who").body()).isEmpty();
        assertThat(browser.sessionId()).isEmpty();
        assertThat(browser.post("/who", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void expiredTokenAndProviderDown_isToldKindlyAndRecovers() {
        Triad.PROVIDER.lifetime = 1;
        browser.signIn("/profile");
        Triad.PROVIDER.stop();
        long stopped = System.nanoTime();
        HttpResponse<String> answer;
        do {
            answer = browser.get("/profile");
        } while (answer.statusCode() == 200 && System.nanoTime() - stopped < 5_000_000_000L);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("Try again");

        Triad.reset();
        assertThat(browser.get("/profile").body()).contains("Countess");
    }

    @Test
    void providerDownWhileTheTokenHolds_isNotNoticed() {
        Triad.PROVIDER.lifetime = 25;
        browser.signIn("/profile");
        Triad.PROVIDER.stop();

        assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
    }

    @Test
    void plantedSessionId_isNotTaken() {
        HttpResponse<String> answer = browser.get("/profile", "Cookie", "__Host-triad-frontend=planted");

        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).doesNotContain("planted");
    }
}
