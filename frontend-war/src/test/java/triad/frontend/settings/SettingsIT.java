package triad.frontend.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.WithTriad;

/** The page of the settings, for whoever comes. */
@WithTriad
class SettingsIT {
    private final Browser browser = new Browser();

    @Test
    void nothingChosen_isAsOnTheDevice() {
        HttpResponse<String> page = browser.get("/settings");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<html", " lang=\"en\"", "name=\"color-scheme\" content=\"light dark\"");
        assertThat(browser.sessionId()).as("no session for a stranger").isEmpty();
    }

    @Test
    void chosenTheme_isThatOfEveryPage() {
        HttpResponse<String> saved = submit(Map.of("form:theme", "DARK", "form:zone", "Asia/Tokyo"));

        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(saved.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-triad-settings=dark!!Asia.Tokyo;")
                .contains("Secure", "HttpOnly", "Path=/", "SameSite=Lax");
        assertThat(browser.get("/").body()).contains("name=\"color-scheme\" content=\"dark\"");
        assertThat(browser.get(Browser.location(saved)).body())
                .contains("Your settings are saved", "value=\"Asia/Tokyo\" selected");
    }

    @Test
    void choiceThatIsNotOffered_isNotTaken() {
        for (var bad : Map.of("form:theme", "BLINKING", "form:zone", "Mars/Olympus", "form:language", "xx")
                .entrySet()) {
            HttpResponse<String> answer = submit(Map.of(bad.getKey(), bad.getValue()));

            assertThat(answer.headers().allValues("Set-Cookie"))
                    .as(bad.getKey())
                    .isEmpty();
            assertThat(answer.body()).as(bad.getKey()).contains("This is not one of the choices.");
        }
    }

    @Test
    void otherSite_changesNothing() {
        Map<String, String> form = Browser.form(browser.get("/settings").body());
        HttpResponse<String> answer = browser.post("/settings", form, "Sec-Fetch-Site", "cross-site");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    private HttpResponse<String> submit(Map<String, String> chosen) {
        Map<String, String> form = Browser.form(browser.get("/settings").body());
        form.putAll(chosen);
        return browser.submit("/settings", form);
    }
}
