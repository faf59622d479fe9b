package triad.provider.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Triad;

/** The consent page: one question, one session, one answer. */
@ExtendWith(ArquillianExtension.class)
class ConsentPageIT {
    private final Browser browser = new Browser();
    private final ProviderFlow flow = ProviderFlow.frontend(browser);
    private Answer page;

    @BeforeEach
    void askBob() {
        TestDatabase.forgetConsents("bob");
        page = flow.signedIn(flow.open(), "bob");
    }

    @Test
    void page_saysWhoAsksForWhat() {
        assertThat(page.asks("consent")).isTrue();
        assertThat(page.body())
                .contains(
                        "Triad People", "People directory", "see your e-mail address", "change your directory profile")
                .doesNotContain("<script");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void allowed_isNotAskedAgain() {
        assertThat(browser.consent(page, "allow").sent("code")).hasSize(43);

        assertThat(browser.get(flow.pushedUrl()).sent("code")).hasSize(43);
    }

    /** What was allowed covers less, not more: mallory's wider question comes after the narrow one. */
    @Test
    void moreThanWasAllowed_isAskedAgain() {
        ProviderFlow mallory =
                ProviderFlow.mallory(browser).with("scope", "openid").without("resource");
        Answer narrow = browser.follow(mallory.plainUrl());
        assertThat(browser.consent(narrow, "allow").sent("code")).hasSize(43);

        assertThat(browser.follow(mallory.with("scope", "openid email").plainUrl())
                        .asks("consent"))
                .isTrue();
    }

    /** RFC 6749 §4.1.2.1. */
    @Test
    void denied_isToldToTheClientAndNotRemembered() {
        Answer answer = browser.consent(page, "deny");

        assertThat(answer.location()).startsWith(Triad.CALLBACK + "?error=access_denied&");
        assertThat(answer.sent("state")).isEqualTo("st ate&1");
        assertThat(answer.sent("iss")).isEqualTo(Triad.ISSUER);
        assertThat(answer.sent("code")).isEmpty();
        assertThat(flow.open().asks("consent")).isTrue();
    }

    /** After a no, asking the same handle again is still a no. */
    @Test
    void deniedHandle_staysDenied() {
        String asked = page.uri().toString();
        browser.consent(page, "deny");

        assertOver(browser.get(asked));
        Answer again = browser.post("/consent", Browser.filled(page, Map.of("allow", "x")), "Origin", Triad.ISSUER);
        assertOver(again);
        assertThat(flow.open().asks("consent")).isTrue();
    }

    @Test
    void questionOfAnotherSession_cannotBeAnswered() {
        Browser other = new Browser();
        ProviderFlow.frontend(other).authorize("alice");

        assertOver(other.get(page.uri().toString()));
        assertOver(other.post("/consent", Browser.filled(page, Map.of("allow", "x")), "Origin", Triad.ISSUER));
        assertOver(new Browser().post("/consent", Browser.filled(page, Map.of("allow", "x"))));

        assertThat(flow.open().asks("consent")).isTrue();
    }

    /** A second session of the same person is another session too. */
    @Test
    void questionInTheSamePersonsOtherBrowser_cannotBeAnswered() {
        Browser other = new Browser();
        ProviderFlow.frontend(other).signedIn(ProviderFlow.frontend(other).open(), "bob");

        assertOver(other.post("/consent", Browser.filled(page, Map.of("deny", "x")), "Origin", Triad.ISSUER));

        assertThat(browser.consent(page, "allow").sent("code")).hasSize(43);
    }

    @Test
    void answeredQuestion_cannotBeAnsweredAgain() {
        browser.consent(page, "allow");
        TestDatabase.forgetConsents("bob");

        assertOver(browser.post("/consent", Browser.filled(page, Map.of("allow", "x")), "Origin", Triad.ISSUER));

        assertThat(flow.open().asks("consent")).isTrue();
    }

    /** Impatience: the button pressed many times at once. */
    @Test
    void manyAnswersAtOnce_areOneConsent() throws InterruptedException, ExecutionException {
        Map<String, String> form = Browser.filled(page, Map.of("allow", "x"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Answer>> answers = Stream.generate(() -> threads.submit(() -> browser.post("/consent", form)))
                    .limit(8)
                    .toList();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isIn(200, 303);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(browser.get(flow.pushedUrl()).sent("code")).hasSize(43);
    }

    /** Consent CSRF: another site's form carries the question, the browser its cookie. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void answerFromAnotherSite_isForbidden(String header) {
        Answer answer = browser.post("/consent", Browser.filled(page, Map.of("allow", "x")), header.split(": ", 2));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(flow.open().asks("consent")).isTrue();
    }

    /** ATTACKS 59: to press neither button is no answer. */
    @Test
    void postWithoutButton_allowsNothing() {
        Answer answer = browser.post("/consent", Browser.filled(page, Map.of()), "Origin", Triad.ISSUER);

        assertThat(answer.location()).isEmpty();
        assertThat(flow.open().asks("consent")).isTrue();
    }

    /** ATTACKS 3. */
    @Test
    void valuesOfOtherKinds_areNoQuestions() {
        String pushed = flow.requestUri().replaceAll(".*:", "");
        String handle = browser.get(flow.pushedUrl()).sent("continue").replace("/authorize/", "");

        for (String value : new String[] {pushed, handle, "", "x", "%00", "x".repeat(3000)}) {
            assertOver(browser.get("/consent?question=" + value));
        }
    }

    private static void assertOver(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.location()).isEmpty();
        assertThat(answer.body()).contains("Nothing to decide").doesNotContain("id=\"allow\"", "Bob");
    }
}
