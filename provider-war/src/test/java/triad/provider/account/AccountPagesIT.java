package triad.provider.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Triad;

/** What all pages of the account have in common, and the first of them: who sees it, and what it says. */
@ExtendWith(ArquillianExtension.class)
class AccountPagesIT {

    @ParameterizedTest
    @ValueSource(strings = {"/account", "/account/sessions", "/account/apps", "/account/password", "/account/details"})
    void signedOutPerson_signsInAndComesBack(String path) {
        Browser browser = new Browser();

        Answer refused = browser.get(path);
        Answer back = browser.signIn(browser.follow(path), "carol");

        assertThat(refused.status()).isEqualTo(303);
        assertThat(refused.location()).isEqualTo("/login?continue=" + path);
        assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
        assertThat(back.uri().getPath()).isEqualTo(path);
        assertThat(back.body()).contains("<main").doesNotContain("<script");
        assertThat(back.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", "/account/sessions", "/account/apps", "/account/password", "/account/details"})
    void postOfASignedOutPerson_doesNothing(String path) {
        Answer answer = new Browser().post(path, Map.of("jakarta.faces.ViewState", "stateless"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).startsWith("/login?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "idle", "disabled"})
    void sessionThatIsOver_showsNothing(String how) {
        SignedIn carol = new SignedIn("carol");
        assertThat(carol.stillSignedIn()).isTrue();
        try {
            switch (how) {
                case "expired" -> TestDatabase.expireSession(carol.secret());
                case "idle" -> TestDatabase.idleSession(carol.secret());
                default -> TestDatabase.disable("carol");
            }
            assertThat(carol.get("/account").location()).isEqualTo("/login?continue=/account");
        } finally {
            TestDatabase.enable("carol");
        }
    }

    @Test
    void everyClaim_isShownInWords() {
        assertThat(new SignedIn("alice").get("/account").body())
                .contains(
                        "Alice Lindqvist",
                        "alice@triad.example",
                        "Confirmed",
                        "21 March 1987",
                        "Storgatan 12\nSE-114 55 Stockholm",
                        "+46701740605",
                        "English (United Kingdom)",
                        "href=\"https://alice.example/\" rel=\"noopener noreferrer\"",
                        "Europe/Stockholm");
    }

    /** ATTACKS 62. */
    @Test
    void whatIsNotTold_hasNoRowAndNamesAreEscaped() {
        assertThat(new SignedIn("bob").get("/account").body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script", "Nickname", "Address", "Birthday");
        assertThat(new SignedIn("carol").get("/account").body()).doesNotContain("Confirmed");
    }

    /** ATTACKS 61: another site's form, for each page that takes one. */
    @ParameterizedTest
    @CsvSource({
        "/account/sessions, Origin, https://evil.example",
        "/account/sessions, Sec-Fetch-Site, cross-site",
        "/account/apps, Origin, 'null'",
        "/account/apps, Sec-Fetch-Site, same-site",
        "/account/password, Origin, https://evil.example",
        "/account/password, Sec-Fetch-Site, cross-site",
        "/account/details, Origin, https://evil.example"
    })
    void postFromAnotherSite_isForbidden(String path, String header, String value) {
        Map<String, String> form = Map.of("jakarta.faces.ViewState", "stateless");

        assertThat(new SignedIn("carol").postFrom(path, form, header, value).status())
                .isEqualTo(403);
    }

    /** ATTACKS 61: Faces would take a form out of a link's query, and a browser sends its cookie with a link. */
    @Test
    void formInALink_isRefused() {
        SignedIn other = new SignedIn("carol");
        SignedIn carol = new SignedIn("carol");

        Answer answer = carol.get("/account/sessions?all=all&endOthers=x&jakarta.faces.ViewState=stateless");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(other.stillSignedIn()).isTrue();
        assertThat(carol.get("/sign-out?signout=signout&submit=x&jakarta.faces.ViewState=stateless")
                        .status())
                .isEqualTo(403);
        assertThat(carol.stillSignedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/", "/account/nothing", "/account.xhtml", "/account/apps.xhtml"})
    void otherSpellings_showNothing(String path) {
        assertThat(new SignedIn("carol").get(Triad.ISSUER + path).status()).isBetween(400, 499);
    }

    /** ATTACKS 24: a spelling that leads to the page leads through its filters. */
    @Test
    void parameterOfThePath_leadsAroundNoFilter() {
        String path = Triad.ISSUER + "/account/apps;x=1";

        assertThat(new Browser().get(path).location()).isEqualTo("/login?continue=/account/apps");
        assertThat(new SignedIn("carol")
                        .postFrom(path, Map.of(), "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
    }
}
