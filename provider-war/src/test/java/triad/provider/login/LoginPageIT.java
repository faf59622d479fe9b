package triad.provider.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** The sign-in page: who gets a session, and where it leads. */
@ExtendWith(ArquillianExtension.class)
class LoginPageIT {
    private static final String WRONG = "User name or password is not right";
    private final Browser browser = new Browser();

    @ParameterizedTest
    @ValueSource(strings = {"alice", "ALICE", " alice ", "alice@triad.example", "Alice@Triad.Example"})
    void nameOrAddressWithPassword_signsIn(String username) {
        Answer answer = browser.post("/login", Browser.loginForm(username, Triad.PASSWORD));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/");
        assertThat(answer.header("Set-Cookie"))
                .startsWith(Browser.SESSION + "=")
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                .doesNotContainIgnoringCase("domain");
    }

    /** Whether the name exists is not told. */
    @Test
    void wrongPasswordAndUnknownName_readTheSame() {
        String known =
                browser.post("/login", Browser.loginForm("alice", "wrong")).body();
        String unknown =
                browser.post("/login", Browser.loginForm("nobody1", "wrong")).body();
        TestDatabase.forgetFailures("alice");

        assertThat(known).contains(WRONG).isEqualTo(unknown.replace("nobody1", "alice"));
        assertThat(browser.cookie(Browser.SESSION)).isEmpty();
    }

    /** RFC 6749 §4.1.2.1: who will not sign in goes back all the same. */
    @Test
    void cancel_leadsBackToTheClient() {
        Browser somebody = new Browser();
        Answer page = ProviderFlow.mallory(somebody).open();
        String cancel = cancelOf(page);

        Answer back = somebody.get(cancel);
        assertThat(back.location()).startsWith(Triad.MALLORY_CALLBACK);
        assertThat(back.sent("error")).isEqualTo("access_denied");
        assertThat(back.sent("state")).isEqualTo("st ate&1");
        assertThat(back.sent("iss")).isEqualTo(Triad.ISSUER);
    }

    @Test
    void cancelOfAnotherBrowser_isAPage() {
        Answer page = ProviderFlow.mallory(new Browser()).open();

        Answer answer = new Browser().get(cancelOf(page));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
    }

    @Test
    void pageWithoutClient_hasNothingToCancel() {
        assertThat(new Browser().get("/login?continue=/account").body()).doesNotContain("/cancel");
    }

    private static String cancelOf(Answer page) {
        Matcher link = Pattern.compile("href=\"(/authorize/[^\"]+/cancel)\"").matcher(page.body());
        assertThat(link.find()).as(page.toString()).isTrue();
        return link.group(1);
    }

    /** ATTACKS 60. */
    @Test
    void disabledAccount_readsLikeAWrongPassword() {
        TestDatabase.disable("carol");
        try {
            assertThat(browser.post("/login", Browser.loginForm("carol", Triad.PASSWORD))
                            .body())
                    .contains(WRONG);
            assertThat(browser.cookie(Browser.SESSION)).isEmpty();
        } finally {
            TestDatabase.enable("carol");
            TestDatabase.forgetFailures("carol");
        }
    }

    @Test
    void sessionOfAnAccountThatWasDisabled_isOver() {
        browser.post("/login", Browser.loginForm("carol", Triad.PASSWORD));
        assertThat(browser.get("/sign-out").asks("signout")).isTrue();
        TestDatabase.disable("carol");
        try {
            assertThat(browser.get("/sign-out").asks("signout")).isFalse();
        } finally {
            TestDatabase.enable("carol");
        }
    }

    /** ATTACKS 43 and 44: a value from before the sign-in is worth nothing after it. */
    @Test
    void plantedSessionCookie_isReplacedAndStaysWorthless() {
        String planted = ProviderFlow.random();
        browser.plant(Browser.SESSION, planted).post("/login", Browser.loginForm("alice", Triad.PASSWORD));

        assertThat(browser.cookie(Browser.SESSION)).isNotEmpty().isNotEqualTo(Optional.of(planted));
        assertThat(signedIn(planted)).isFalse();
    }

    /** ATTACKS 43: the attacker's own running session, planted. */
    @Test
    void plantedSessionOfSomebodyElse_endsAtTheSignIn() {
        Browser attacker = new Browser();
        attacker.post("/login", Browser.loginForm("carol", Triad.PASSWORD));
        String planted = attacker.cookie(Browser.SESSION).orElseThrow();

        browser.plant(Browser.SESSION, planted).post("/login", Browser.loginForm("alice", Triad.PASSWORD));

        assertThat(signedIn(planted)).isFalse();
        assertThat(signedIn(browser.cookie(Browser.SESSION).orElseThrow())).isTrue();
    }

    @Test
    void secondSignIn_changesTheSecretAndKillsTheOld() {
        browser.post("/login", Browser.loginForm("alice", Triad.PASSWORD));
        String first = browser.cookie(Browser.SESSION).orElseThrow();

        browser.post("/login", Browser.loginForm("alice", Triad.PASSWORD));

        assertThat(browser.cookie(Browser.SESSION).orElseThrow()).isNotEqualTo(first);
        assertThat(signedIn(first)).isFalse();
    }

    /** ATTACKS 34. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "/\t/evil.example",
                "/%2f/evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/\r\nX: y"
            })
    void wayToAnotherPlace_isNotTaken(String way) {
        Answer page = browser.get("/login?continue=" + Http.encoded(way));
        assertThat(page.body()).doesNotContain("evil.example", "javascript:");

        Map<String, String> form = Browser.loginForm("alice", Triad.PASSWORD);
        form.put("continue", way);
        assertThat(browser.post("/login", form).location()).isEqualTo("/");
    }

    /** ATTACKS 59: an empty post skips nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"", "login=login", "login=login&submit=x", "login=login&username=alice&submit=x"})
    void emptyPost_signsNobodyIn(String body) {
        Answer answer = new Http(Tls.anonymous()).post(Triad.ISSUER + "/login", body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.asks("login")).isTrue();
        TestDatabase.forgetFailures("alice");
    }

    /** Login CSRF: a form of another site. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://localhost:21443",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void postFromAnotherSite_isForbidden(String header) {
        String[] pair = header.split(": ", 2);

        Answer answer = browser.post("/login", Browser.loginForm("alice", Triad.PASSWORD), pair);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(browser.cookie(Browser.SESSION)).isEmpty();
    }

    /** ATTACKS 24: other spellings of the path lead around no filter. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/login;x=1", "/x/..%2flogin", "/x/../login", "/./login", "//login", "/%6cogin", "/login%3b"})
    void postFromAnotherSiteToAnotherSpelling_signsNobodyIn(String path) {
        Answer answer = browser.post(
                Triad.ISSUER + path, Browser.loginForm("alice", Triad.PASSWORD), "Origin", "https://evil.example");

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(browser.cookie(Browser.SESSION)).isEmpty();
    }

    /** ATTACKS 62 and 64. */
    @Test
    void whatComesInTheUrl_isEscaped() {
        String script = Http.encoded("\"'><script>alert(1)</script>");

        Answer page = browser.get("/login?client=" + script + "&continue=" + script + "&hint=" + script);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<script", "'><");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"al\0ice", "\uD800", "' or 1=1 --", "%", "alice\r\n"})
    void strangeName_isWrongAndNothingElse(String username) {
        assertThat(browser.post("/login", Browser.loginForm(username, "x\0y")).status())
                .isEqualTo(200);
        assertThat(browser.cookie(Browser.SESSION)).isEmpty();
        TestDatabase.forgetFailures("alice");
    }

    @Test
    void longNameOrPassword_isWrongAndNothingElse() {
        assertThat(browser.post("/login", Browser.loginForm("x".repeat(100_000), "x"))
                        .body())
                .contains(WRONG);
        assertThat(browser.post("/login", Browser.loginForm("nobody4", "x".repeat(100_000)))
                        .body())
                .contains(WRONG);
    }

    private static boolean signedIn(String secret) {
        return new Browser().plant(Browser.SESSION, secret).get("/sign-out").asks("signout");
    }
}
