package triad.provider.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.TestDatabase;

/** What waits for a page: the browser that began it ends it, once and in time. */
@ExtendWith(ArquillianExtension.class)
class WaitingRequestIT {
    private final Browser browser = new Browser();

    /** One redirect, not one to the request and one to the page. */
    @Test
    void requestWithoutASession_leadsToTheLoginPageAtOnce() {
        Answer answer = browser.get(ProviderFlow.frontend().pushedUrl());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).startsWith("/login?continue=/authorize/");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(browser.follow(answer.location()).asks("login")).isTrue();
    }

    @Test
    void handle_worksInItsOwnBrowserAlone() {
        String handle = browser.get(ProviderFlow.frontend().pushedUrl()).sent("continue");

        assertOver(new Browser().get(handle));
        assertOver(new Browser().plant(Browser.TIE, ProviderFlow.random()).get(handle));
        assertThat(browser.follow(handle).asks("login")).isTrue();
    }

    /** A browser that is opened again with what was open in it: the cookie of the tab that came last takes the place of the others'. */
    @Test
    void firstVisitInTwoTabsAtOnce_goesOnInBoth() {
        Browser other = new Browser();
        String first = browser.get(ProviderFlow.frontend().pushedUrl()).sent("continue");
        String second = other.get(ProviderFlow.frontend().pushedUrl()).sent("continue");
        other.cookies().forEach(browser::plant);

        assertThat(browser.follow(first).asks("login")).isTrue();
        assertThat(browser.follow(second).asks("login")).isTrue();
        Browser stranger = new Browser();
        stranger.plant(own(other), other.cookie(own(other)).orElseThrow());
        assertOver(stranger.get(first));
        assertThat(stranger.follow(second).asks("login")).isTrue();
    }

    /** The third tab comes with the cookie of the first, which the second then takes the place of. */
    @Test
    void tabThatCameBetweenTwoOthers_goesOn() {
        Browser other = new Browser();
        browser.get(ProviderFlow.frontend().pushedUrl());
        String between = browser.get(ProviderFlow.frontend().pushedUrl()).sent("continue");
        other.get(ProviderFlow.frontend().pushedUrl());
        other.cookies().forEach(browser::plant);

        assertThat(browser.cookie(Browser.TIE)).isEqualTo(other.cookie(Browser.TIE));
        assertThat(browser.follow(between).asks("login")).isTrue();
        assertOver(other.get(between));
    }

    /** Whoever makes a browser come often does not fill it with cookies. */
    @Test
    void furtherVisit_getsNoCookieOfItsOwn() {
        browser.get(ProviderFlow.frontend().pushedUrl());
        browser.get(ProviderFlow.frontend().pushedUrl());

        assertThat(browser.cookies()).hasSize(2).containsKeys(Browser.TIE, own(browser));
    }

    private static String own(Browser browser) {
        return browser.cookies().keySet().stream()
                .filter(name -> name.startsWith(Browser.TIE + "-"))
                .findFirst()
                .orElseThrow();
    }

    /** Login CSRF: what one browser began, another cannot be made to end, even signed in. */
    @Test
    void handleInAnotherSignedInBrowser_isAPage() {
        String handle = browser.get(ProviderFlow.frontend().pushedUrl()).sent("continue");
        Browser victim = new Browser();
        ProviderFlow.frontend(victim).authorize("alice");

        assertOver(victim.get(handle));
    }

    @Test
    void completedHandle_isAPage() {
        ProviderFlow flow = ProviderFlow.frontend(browser);
        Answer first = browser.get(flow.pushedUrl());
        flow.consented(flow.signedIn(browser.follow(first.location()), "alice"));

        assertOver(browser.get(first.sent("continue")));
    }

    @Test
    void expiredHandle_isAPage() {
        String handle = browser.get(ProviderFlow.frontend().pushedUrl()).sent("continue");
        TestDatabase.expireRequest(handle.replace("/authorize/", ""));

        assertOver(browser.get(handle));
    }

    /** ATTACKS 3: what was made for another place is no handle. */
    @Test
    void valuesOfOtherKinds_areNoHandles() {
        ProviderFlow flow = ProviderFlow.frontend(browser);
        String pushed = flow.requestUri().replaceAll(".*:", "");
        String code = flow.code("alice");

        for (String value : new String[] {
            pushed,
            code,
            browser.cookie(Browser.TIE).orElseThrow(),
            browser.cookie(Browser.SESSION).orElseThrow(),
            "",
            "x".repeat(2000)
        }) {
            assertOver(browser.get("/authorize/" + value));
        }
    }

    /** Two tabs of one pushed request: each asks, one gets the code. */
    @Test
    void requestOpenInTwoTabs_givesOneCode() {
        ProviderFlow flow = ProviderFlow.frontend(browser);
        String url = flow.pushedUrl();
        String first = browser.get(url).location();
        String second = browser.get(url).sent("continue");
        assertThat(flow.consented(flow.signedIn(browser.follow(first), "alice")).sent("code"))
                .hasSize(43);

        Answer late = browser.get(second);

        assertThat(late.sent("code")).isEmpty();
        assertThat(late.sent("error")).isEqualTo("invalid_request_uri");
    }

    private static void assertOver(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
        assertThat(answer.body()).contains("This sign-in is over");
    }
}
