package triad.provider.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.StreamOwner;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The page on which administrators find people and disable accounts. */
@ExtendWith(ArquillianExtension.class)
class PeoplePageIT {
    private static final String PAGE = "/admin/people";
    private static final String BACK = "/login?continue=" + PAGE;
    private static final String DISABLED = "https://schemas.openid.net/secevent/risc/event-type/account-disabled";
    private final Browser browser = new Browser();

    @AfterEach
    void enable() {
        TestDatabase.execute("update user_account set disabled_at = null");
        StreamOwner.forgetStreams();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "BOB", "ob@triad", "%20Bob%20"})
    void nameOrAddress_findsThePerson(String text) {
        Answer page = signedIn("alice").get(PAGE + "?find=" + text);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Content-Security-Policy")).contains("default-src");
        assertThat(page.body())
                .contains(TestDatabase.userId("bob"), "bob@triad.example")
                .doesNotContain("???", "<script", TestDatabase.userId("alice"));
    }

    /** What means something to a database, a page or a pattern means itself. */
    @ParameterizedTest
    @ValueSource(strings = {"", "%25", "_", "!", "'", "%00", "b%25b", "nobody", "%3Cb%3E", "%E2%80%AE"})
    void strangeOrNoText_findsNobody(String text) {
        Answer page = signedIn("alice").get(PAGE + "?find=" + text);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("name=\"person\"", "<b>");
    }

    /** Sessions, tokens and receivers at once; and back. */
    @Test
    void disabledPerson_isOutEverywhere() {
        StreamOwner backend = StreamOwner.of(Server.BACKEND);
        String stream = backend.poll(DISABLED, StreamOwner.SESSION_REVOKED);
        Browser bobs = new Browser();
        Tokens tokens = ProviderFlow.frontend(bobs).tokens("bob");
        Answer page = signedIn("alice").get(PAGE + "?find=bob");

        Answer done = browser.submit(page, press(page, "bob", "disable"));

        assertThat(done.uri().getQuery()).isEqualTo("find=bob&done=disabled");
        assertThat(done.body()).contains("id=\"disabled\"", ">disabled</span>");
        assertThat(bobs.get("/account").location()).startsWith("/login");
        assertThat(Server.FRONTEND.refresh(tokens.refreshToken()).error()).isEqualTo("invalid_grant");
        assertThat(Server.BACKEND.introspect(tokens.accessToken()).text("active"))
                .isEqualTo("false");
        assertThat((Map<?, ?>) backend.fetch(stream, Map.of()).get("sets")).hasSize(2);
        assertThat(new Browser()
                        .post("/login", Browser.loginForm("bob", Triad.PASSWORD))
                        .status())
                .isEqualTo(200);

        assertThat(browser.submit(done, press(done, "bob", "enable")).body()).contains("id=\"enabled\"");
        assertThat(new Browser()
                        .post("/login", Browser.loginForm("bob", Triad.PASSWORD))
                        .status())
                .isEqualTo(303);
        assertThat(bobs.get("/account").location()).startsWith("/login");
    }

    @Test
    void ownAccount_cannotBeDisabled() {
        Answer page = signedIn("alice").get(PAGE + "?find=alice");
        assertThat(page.body()).contains(">you</span>").doesNotContain("name=\"person\"");
        Answer other = browser.get(PAGE + "?find=bob");
        Map<String, String> form = press(other, "bob", "disable");
        form.put("person", TestDatabase.userId("alice"));

        Answer answer = browser.submit(other, form);

        assertThat(answer.body()).contains("id=\"own\"");
        assertNobodyIsDisabled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "\0", "' or '1'='1"})
    void unknownPerson_isLeftAlone(String person) {
        Answer page = signedIn("alice").get(PAGE + "?find=bob");
        Map<String, String> form = press(page, "bob", "disable");
        form.put("person", person);

        assertThat(browser.submit(page, form).status()).isLessThan(500);
        assertNobodyIsDisabled();
    }

    @Test
    void postWithoutButton_disablesNobody() {
        Answer page = signedIn("alice").get(PAGE + "?find=bob");
        Map<String, String> form = press(page, "bob", "disable");
        form.keySet().removeIf(name -> name.endsWith(":disable"));

        assertThat(browser.post(PAGE, form).status()).isEqualTo(200);
        assertNobodyIsDisabled();
    }

    @Test
    void signedOut_isAskedToSignIn() {
        Map<String, String> form = form();
        Browser nobody = new Browser();

        assertThat(nobody.get(PAGE + "?find=bob").location()).isEqualTo(BACK);
        assertThat(nobody.post(PAGE, form).location()).isEqualTo(BACK);
        assertNobodyIsDisabled();
    }

    /** ATTACKS 82. */
    @Test
    void anybodyElse_isForbidden() {
        Map<String, String> form = form();
        Browser carols = new Browser();
        carols.post("/login", Browser.loginForm("carol", Triad.PASSWORD));

        Answer answer = carols.get(PAGE + "?find=bob");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("bob@triad.example");
        assertThat(carols.post(PAGE, form).status()).isEqualTo(403);
        assertNobodyIsDisabled();
    }

    @Test
    void administratorWhoseSignInIsOld_isAskedAgain() {
        Map<String, String> form = form();
        TestDatabase.signedInAt(
                browser.cookie(Browser.SESSION).orElseThrow(), Instant.now().minus(Duration.ofMinutes(16)));

        assertThat(browser.get(PAGE).location()).isEqualTo(BACK);
        assertThat(browser.post(PAGE, form).location()).isEqualTo(BACK);
        assertNobodyIsDisabled();
    }

    /** An administrator whose account was disabled is none, whatever their session says. */
    @Test
    void disabledAdministrator_isSignedOut() {
        Map<String, String> form = form();
        TestDatabase.disable("alice");

        assertThat(browser.post(PAGE, form).location()).isEqualTo(BACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: https://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site"})
    void postFromAnotherSite_isForbidden(String header) {
        Map<String, String> form = form();

        assertThat(browser.post(PAGE, form, header.split(": ", 2)).status()).isEqualTo(403);
        assertThat(browser.get(PAGE + "?" + Http.encoded(form)).status()).isEqualTo(403);
        assertNobodyIsDisabled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/people;x=y", "/admin;x/people", "/admin//people", "/%61dmin/people"})
    void otherSpelling_leadsAroundNothing(String path) {
        Map<String, String> form = form();

        new Browser().post(path, form);
        browser.post(path, form, "Origin", "https://evil.example");
        assertNobodyIsDisabled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/people.xhtml", "/admin/people/", "/admin/PEOPLE"})
    void otherAddress_isNoPage(String path) {
        assertThat(signedIn("alice").get(path).status()).isBetween(400, 499);
    }

    private Browser signedIn(String username) {
        browser.post("/login", Browser.loginForm(username, Triad.PASSWORD));
        return browser;
    }

    /** What the button beside bob sends. */
    private Map<String, String> form() {
        return press(signedIn("alice").get(PAGE + "?find=bob"), "bob", "disable");
    }

    private static Map<String, String> press(Answer page, String username, String button) {
        Matcher name =
                Pattern.compile("name=\"(people:\\d+:one):" + button + "\"").matcher(page.body());
        assertThat(name.find()).as(page.body()).isTrue();
        Map<String, String> form = new LinkedHashMap<>();
        form.put(name.group(1), name.group(1));
        form.put("jakarta.faces.ViewState", "stateless");
        form.put("person", TestDatabase.userId(username));
        form.put("find", username);
        form.put(name.group(1) + ":" + button, button);
        return form;
    }

    private static void assertNobodyIsDisabled() {
        assertThat(TestDatabase.number("select count(*) from user_account where disabled_at is not null"))
                .isZero();
    }
}
