package triad.frontend.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.fake.Browser;
import triad.frontend.fake.FakeFiles;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** Who sees the way to files of people, who gets in, and what they are asked for on the way: of nobody more than what is needed. */
@WithTriad
class ImportAccessIT {
    private static final String LINK = "href=\"/imports\"";
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        browser.signIn("/profile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/imports",
                "/imports/new",
                "/imports/" + FakeFiles.ID,
                "/import",
                "/imports/x",
                "/export/people.csv"
            })
    void stranger_isSentToSignIn(String path) {
        Triad.API.files.letIn();

        assertThat(Browser.location(new Browser().get(path))).startsWith(Triad.ISSUER);
        assertThat(Triad.API.files.calls).isEmpty();
    }

    @Test
    void ordinarySignIn_asksForNothingOfAdministrators() {
        assertThat(Triad.PROVIDER.pushed).isNotEmpty().noneMatch(request -> String.valueOf(request.get("scope"))
                .contains("people:write"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/imports", "/imports/new", "/imports/" + FakeFiles.ID})
    void whoIsNoAdministrator_isToldSo_andAskedForNothing(String path) {
        Triad.API.files.mayWrite = false;
        Triad.PROVIDER.pushed.clear();
        HttpResponse<String> answer = browser.get(path);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Only administrators can do this", "href=\"/people\"")
                .doesNotContain("type=\"file\"", "raw detail", "???");
        assertThat(Triad.PROVIDER.pushed).isEmpty();
    }

    @Test
    void link_isSeenByAdministratorsAlone() {
        assertThat(browser.get("/people").body()).doesNotContain(LINK);
        Browser other = new Browser();
        Triad.API.files.administrator = true;
        other.signIn("/people");

        assertThat(other.get("/people").body()).contains(LINK);
    }

    @Test
    void backend_isAskedOnceForSeveralPages() {
        Triad.API.files.administrator = true;
        browser.get("/people");
        browser.get("/people?q=a");
        browser.get("/people?q=b");

        assertThat(Triad.API.files.calls).hasSize(1);
    }

    @Test
    void whoSignsInAfterAnAdministrator_inTheSameBrowser_seesNoLink() {
        Triad.API.files.administrator = true;
        assertThat(browser.get("/people").body()).contains(LINK);
        Triad.API.files.administrator = false;
        Triad.PROVIDER.claims = claims -> claims.subject("bob");
        browser.submit("/sign-out", Map.of());
        browser.signIn("/people");

        assertThat(browser.get("/people").body()).doesNotContain(LINK);
    }

    @Test
    void outage_takesTheLinkAndNothingElse() {
        Triad.API.files.administrator = true;
        Triad.API.files.reading = 503;
        HttpResponse<String> page = browser.get("/people");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Ada Lovelace").doesNotContain(LINK);
    }

    /** RFC 6750 §3.1: the scope that the API wants is asked for where it is needed, and the browser comes back to where it was. */
    @Test
    void administratorWithoutPermission_isAskedForItOnce_andComesBack() {
        Triad.API.files.administrator = true;
        Triad.PROVIDER.pushed.clear();
        String page = Browser.location(browser.get("/imports/new"));
        assertThat(page).endsWith("/imports/new?step=1");
        String back = Browser.location(browser.signIn(page));
        Triad.API.files.letIn();

        assertThat(Triad.PROVIDER.pushed).singleElement().satisfies(request -> assertThat(request)
                .containsEntry("scope", "openid profile email profile:read profile:write people:read people:write")
                .doesNotContainKey("max_age"));
        assertThat(back).endsWith("/imports/new?step=1");
        assertThat(browser.get(back).body()).contains("You have signed in again", "type=\"file\"");
        assertThat(Triad.API.files.files()).isEmpty();
    }

    /** RFC 9470 §4, without losing what was permitted. */
    @Test
    void oldSignIn_isRenewed_withThePermission() {
        Triad.API.files.administrator = true;
        Triad.API.files.mayWrite = true;
        Triad.PROVIDER.pushed.clear();
        String page = Browser.location(browser.get("/imports/new?ready=yes"));
        browser.signIn(page);
        Triad.API.files.fresh = true;

        assertThat(page).endsWith("/imports/new?step=1&ready=yes");
        assertThat(Triad.PROVIDER.pushed).singleElement().satisfies(request -> {
            assertThat(request).containsEntry("max_age", "600");
            assertThat(request.get("scope")).endsWith(" people:write");
        });
        assertThat(browser.get(page).body()).contains("The trial has found nothing wrong");
    }

    /** Whatever the provider makes of it, nothing goes in circles. */
    @ParameterizedTest
    @CsvSource({"false, false", "true, false"})
    void whatIsNeverGiven_isAskedForTwiceAtMost(boolean mayWrite, boolean fresh) {
        Triad.API.files.administrator = true;
        Triad.API.files.mayWrite = mayWrite;
        Triad.API.files.fresh = fresh;
        String first = Browser.location(browser.get("/imports/new"));
        String second = Browser.location(browser.get(Browser.location(browser.signIn(first))));
        HttpResponse<String> third = browser.get(Browser.location(browser.signIn(second)));

        assertThat(second).endsWith("/imports/new?step=2");
        assertThat(third.statusCode()).isEqualTo(403);
        assertThat(third.body()).contains("You did not allow this", "href=\"/imports/new\"");
    }

    @Test
    void consentDenied_leavesTheSessionAsItWas() {
        Triad.API.files.administrator = true;
        String page = Browser.location(browser.get("/imports/new"));
        Triad.PROVIDER.callback = url -> url.replaceFirst("code=[^&]*", "error=access_denied");
        assertThat(Browser.location(browser.signIn(page))).endsWith("/sign-in-failed?because=denied");

        assertThat(browser.get("/imports").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "429, 429, wait 7 seconds",
        "503, 503, what is being imported goes on",
        "500, 503, what is being imported goes on"
    })
    void listThatCannotBeHad_isToldKindly(int backend, int status, String sentence) {
        Triad.API.files.letIn().reading = backend;
        for (String path : List.of("/imports", "/imports/new", "/imports/" + FakeFiles.ID)) {
            HttpResponse<String> answer = browser.get(path);

            assertThat(answer.statusCode()).as(path).isEqualTo(status);
            assertThat(answer.body())
                    .as(path)
                    .contains(sentence, "href=\"" + path + "\"")
                    .doesNotContain("raw detail", "???");
        }
    }

    @Test
    void tokenRefused_endsTheSession() {
        Triad.API.files.letIn().reading = 401;

        assertThat(Browser.location(browser.get("/imports"))).endsWith("/sign-in-failed?because=ended");
        assertThat(Browser.location(browser.get("/imports"))).startsWith(Triad.ISSUER);
    }

    @Test
    void emptyList_saysSo() {
        Triad.API.files.letIn();

        assertThat(browser.get("/imports").body())
                .contains("Nothing has been imported yet", "href=\"/imports/new\"", "href=\"/export/people.csv\"");
    }

    @Test
    void list_saysWhoWhatAndHowItWent() {
        Triad.API.files.letIn().list = FakeFiles.of("done", true, 3, 3, 2) + ","
                + FakeFiles.of("cancelled", false, 1, 0, 0).replace("bob", "ada") + ","
                + FakeFiles.of("paused", false, 0, 0, 0).replace("bob", "<b>eve");
        String page = browser.get("/imports").body();

        assertThat(page)
                .contains("Trial", "3 people", "2 rows are wrong", "bob", "href=\"/imports/" + FakeFiles.ID + "\"")
                .contains("You", "One person", "Stopped")
                .contains("Nobody", "&lt;b&gt;eve", "Runs")
                .doesNotContain("<b>eve", "???");
    }
}
