package triad.frontend.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** The backend's server is there and its application is not yet: that is an outage, and nobody and nothing is said not to exist. */
@WithTriad
class ApiAnswersIT {
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        browser.signIn("/profile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/profile",
                "/profile/history",
                "/people",
                "/people/ada",
                "/departments",
                "/imports/0a7c9a3e-5b1e-4a8e-9c68-0d2f5a1b7c11"
            })
    void pageOfAServerWithoutAnApplication_isAnOutageWithAWayOn(String path) {
        for (String body : new String[] {"", "<html><h1>HTTP Status 404</h1></html>"}) {
            Triad.API.undeploy("text/html", body);
            HttpResponse<String> answer = browser.get(path);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .contains("Try again")
                    .doesNotContain("HTTP Status", "Nobody is found", "There is nothing here");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/people/ada/photo?size=96", "/people/ada/vcard", "/people/ada/qr", "/profile/photo?size=96"})
    void fileOfAServerWithoutAnApplication_isAnOutage(String path) {
        Triad.API.undeploy("text/html", "");

        assertThat(browser.get(path).statusCode()).isEqualTo(503);
    }

    /** Whatever claims to be of another type is no document of the API. */
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "x", "application/problem"})
    void answerOfAnotherType_isAnOutage(String type) {
        Triad.API.undeploy(type, "{\"detail\":\"not found\"}");

        assertThat(browser.get("/people/ada").statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/problem+json", "Application/Problem+JSON;charset=utf-8"})
    void problemDocument_saysThatThereIsNone(String type) {
        Triad.API.undeploy(type, "{}");
        HttpResponse<String> answer = browser.get("/people/ada");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Nobody is found here");
    }

    @Test
    void applicationThatComes_isServed_andNobodyIsSignedOut() {
        Triad.API.undeploy("text/html", "");
        assertThat(browser.get("/people/ada").statusCode()).isEqualTo(503);
        Triad.reset();

        assertThat(browser.get("/people/ada").statusCode()).isEqualTo(200);
    }
}
