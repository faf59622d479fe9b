package triad.provider.login;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.provider.outside.RegisteredClient.document;
import static triad.provider.outside.RegisteredClient.with;

import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.RegisteredClient;

/** The client that asks, as the person meets it: its picture and its own pages (OpenID Connect Registration §2). */
@ExtendWith(ArquillianExtension.class)
class AskerIT {
    private static final String LOGO = "https://cdn.corner.example:8443/logo.svg?a=1&b=2";
    private static final String STANDARD = "img-src 'self' data:;";
    private static final String EXTENDED = "img-src 'self' data: https://cdn.corner.example:8443;";
    private final Browser browser = new Browser();
    private final RegisteredClient corner = RegisteredClient.of(with(
            with(
                    with(document(), "policy_uri", "https://corner.example/policy?a=1&b=2"),
                    "tos_uri",
                    "https://corner.example/terms"),
            "logo_uri",
            LOGO));

    @Test
    void signInPage_showsTheLogo() {
        Answer page = browser.follow(url(corner));

        assertThat(page.asks("login")).isTrue();
        assertShowsTheLogo(page);
    }

    @Test
    void consentPage_showsTheLogo() {
        Answer page = browser.signIn(browser.follow(url(corner)), "alice");

        assertThat(page.asks("consent")).isTrue();
        assertShowsTheLogo(page);
        assertLinksThePages(page);
    }

    @Test
    void signInPage_linksThePolicy() {
        assertThat(browser.follow(url(corner)).body())
                .contains(
                        "<a id=\"policy\" href=\"https://corner.example/policy?a=1&amp;b=2\" rel=\"noopener noreferrer\" target=\"_blank\">",
                        "Privacy policy of Corner shop");
    }

    @Test
    void signInPage_linksTheTermsOfService() {
        assertThat(browser.follow(url(corner)).body())
                .contains(
                        "<a id=\"terms\" href=\"https://corner.example/terms\" rel=\"noopener noreferrer\" target=\"_blank\">",
                        "Terms of service of Corner shop");
    }

    /** The page that says no is the same page. */
    @Test
    void refusedSignIn_showsThemStill() {
        Answer page = browser.follow(url(corner));
        Answer again = browser.post(
                "/login", Browser.filled(page, Map.of("username", "nobody3", "password", "wrong", "submit", "x")));

        assertThat(again.body()).contains("User name or password is not right");
        assertShowsTheLogo(again);
        assertLinksThePages(again);
    }

    /** Nobody else's page lets a client's picture in. */
    @Test
    void otherPages_keepTheirPolicy() {
        browser.signIn(browser.follow(url(corner)), "alice");

        for (String path :
                new String[] {"/login", "/login?client=nobody", "/sign-out", "/account", "/consent?question=x"}) {
            Answer page = browser.get(path);
            assertThat(page.header("Content-Security-Policy")).as(path).contains(STANDARD);
            assertThat(page.body())
                    .as(path)
                    .doesNotContain("corner.example", "id=\"logo\"", "id=\"policy\"", "id=\"terms\"");
        }
    }

    @Test
    void clientWithoutPages_hasNoneToShow() {
        Answer page = browser.follow(url(RegisteredClient.of(document())));

        assertThat(page.header("Content-Security-Policy")).contains(STANDARD);
        assertThat(page.body()).contains("Corner shop").doesNotContain("id=\"logo\"", "id=\"policy\"", "id=\"terms\"");
    }

    private static void assertShowsTheLogo(Answer page) {
        assertThat(page.header("Content-Security-Policy"))
                .contains(EXTENDED)
                .contains("default-src 'none'; style-src 'self'; ", "; base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.body())
                .contains("src=\"https://cdn.corner.example:8443/logo.svg?a=1&amp;b=2\" alt=\"Corner shop\""
                        + " width=\"48\" height=\"48\" referrerpolicy=\"no-referrer\"");
    }

    private static void assertLinksThePages(Answer page) {
        assertThat(page.body())
                .contains(
                        "href=\"https://corner.example/policy?a=1&amp;b=2\"", "href=\"https://corner.example/terms\"");
    }

    private static String url(RegisteredClient client) {
        return "/authorize?"
                + Http.encoded(Map.of(
                        "client_id",
                        client.clientId(),
                        "response_type",
                        "code",
                        "redirect_uri",
                        "https://corner.example/callback",
                        "scope",
                        "openid profile",
                        "code_challenge",
                        ProviderFlow.sha256(ProviderFlow.random()),
                        "code_challenge_method",
                        "S256"));
    }
}
