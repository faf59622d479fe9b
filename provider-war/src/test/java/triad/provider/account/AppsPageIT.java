package triad.provider.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Device;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;

/** The page of the apps: what was allowed, and that a withdrawal reaches every token that stands on it. */
@ExtendWith(ArquillianExtension.class)
class AppsPageIT {
    private static final String PAGE = "/account/apps";
    private static final String WITHDRAW = "apps:0:app:withdraw";
    private SignedIn bob;

    @BeforeEach
    void signIn() {
        TestDatabase.forgetConsents("bob");
        bob = new SignedIn("bob");
    }

    @Test
    void nothingAllowed_saysSo() {
        assertThat(bob.get(PAGE).body()).contains("Nothing allowed yet").doesNotContain("Withdraw\"");
    }

    @Test
    void whatWasAllowed_isToldInWords() {
        ProviderFlow.frontend(bob.browser()).tokens("bob");

        assertThat(bob.get(PAGE).body())
                .contains("Triad People", "People directory", "change your directory profile", "Allowed ")
                .containsOnlyOnce("see your directory profile")
                .doesNotContain("profile:read");
    }

    @Test
    void withdrawnApp_losesEveryToken() {
        Tokens tokens = ProviderFlow.frontend(bob.browser()).tokens("bob");
        String exchanged = Server.BACKEND.exchange(tokens.accessToken()).text("access_token");
        assertThat(Server.BACKEND.userinfo(exchanged).status()).isEqualTo(200);

        Answer done = withdraw("frontend");

        assertThat(done.body()).contains("Withdrawn.", "People directory").doesNotContain("Triad People");
        assertDead(tokens, exchanged);
        assertThat(ProviderFlow.frontend(bob.browser()).open().asks("consent")).isTrue();
    }

    /** The acting client's own exchanged tokens die too, and no new ones are made of what is left of the first. */
    @Test
    void withdrawnActingApp_losesWhatItExchanged() {
        Tokens tokens = ProviderFlow.frontend(bob.browser()).tokens("bob");
        String exchanged = Server.BACKEND.exchange(tokens.accessToken()).text("access_token");

        assertThat(withdraw("backend").body()).contains("Withdrawn.").doesNotContain("People directory");

        assertDead(tokens, exchanged);
    }

    /** A device has no session that could end. */
    @Test
    void withdrawnDevice_losesItsTokens() {
        Answer tokens = new Device()
                .with("resource", "")
                .with("scope", "openid")
                .begun()
                .connected(bob.browser(), "bob");
        assertThat(Device.userinfo(tokens).status()).isEqualTo(200);

        assertThat(withdraw("tv").body()).contains("Withdrawn.");

        assertThat(Device.userinfo(tokens).status()).isEqualTo(401);
    }

    @Test
    void otherAppsAndOtherPeople_keepTheirs() {
        Tokens alices = ProviderFlow.frontend().tokens("alice");
        Tokens mallorys = ProviderFlow.mallory(bob.browser())
                .with("scope", "openid")
                .without("resource")
                .tokens("bob");
        ProviderFlow.frontend(bob.browser()).tokens("bob");

        withdraw("frontend");

        assertThat(Server.FRONTEND.refresh(alices.refreshToken()).status()).isEqualTo(200);
        assertThat(Server.MALLORY.userinfo(mallorys.accessToken()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "\0", "' or 1=1 --", "mallory"})
    void whatWasNotAllowed_isNotWithdrawn(String client) {
        Tokens tokens = ProviderFlow.frontend(bob.browser()).tokens("bob");

        assertThat(withdraw(client).body()).doesNotContain("Withdrawn.");

        assertThat(Server.FRONTEND.refresh(tokens.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void oldSignIn_isAskedForAgainFirst() {
        Tokens tokens = ProviderFlow.frontend(bob.browser()).tokens("bob");
        bob.signedInAgo(16 * 60);

        Answer page = withdraw("frontend");

        assertThat(page.asks("login")).isTrue();
        assertThat(page.body()).contains("confirm that it is you", "value=\"bob\"");
        assertThat(Server.FRONTEND.refresh(tokens.refreshToken()).status()).isEqualTo(200);
        assertThat(bob.browser().signIn(page, "bob").uri().getPath()).isEqualTo(PAGE);
        assertThat(withdraw("frontend").body()).contains("Withdrawn.");
    }

    private Answer withdraw(String client) {
        return bob.press(PAGE, WITHDRAW, "client", client);
    }

    private static void assertDead(Tokens tokens, String exchanged) {
        assertThat(Server.FRONTEND.refresh(tokens.refreshToken()).error()).isEqualTo("invalid_grant");
        assertThat(Server.BACKEND.introspect(tokens.accessToken()).json()).containsEntry("active", false);
        assertThat(Server.BACKEND.exchange(tokens.accessToken()).error()).isEqualTo("invalid_request");
        assertThat(Server.BACKEND.userinfo(exchanged).status()).isEqualTo(401);
    }
}
