package triad.frontend.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** The photo, the card and the code of a person, passed on from the backend. */
@WithTriad
class PersonFilesIT {
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        browser.signIn("/people");
        Triad.API.people.asked.clear();
    }

    /** Whatever the backend says it is, a browser takes it for nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "image/svg+xml", "text/html"})
    void photo_isAnImageAndNothingElse(String type) {
        Triad.API.people.photoType = type;
        HttpResponse<String> answer = browser.get("/people/ada/photo?size=96");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("ETag")).contains("\"h4sh-96\"");
        assertThat(answer.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'none'");
        assertThat(Triad.API.people.asked).containsExactly("/api/people/ada/photo?size=96");
    }

    @ParameterizedTest
    @CsvSource({
        "?v=h4sh, 'private, max-age=300'",
        "?size=96&v=h4sh, 'private, max-age=300'",
        "?v=other, 'private, no-cache'",
        "?v=, 'private, no-cache'",
        "?size=9999, 'private, no-cache'"
    })
    void photo_isKeptInThisSessionAndOnlyByItsName(String query, String cache) {
        HttpResponse<String> answer = browser.get("/people/ada/photo" + query);

        assertThat(answer.headers().allValues("Cache-Control")).containsExactly(cache);
        assertThat(answer.headers().firstValue("Vary")).contains("Cookie");
    }

    @Test
    void knownPhoto_isNotSentAgain() {
        HttpResponse<String> answer = browser.get("/people/ada/photo", "If-None-Match", "\"h4sh\"");

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).contains("\"h4sh\"");
    }

    @Test
    void card_isSavedUnderTheirName() {
        HttpResponse<String> answer = browser.get("/people/ada/vcard");

        assertThat(answer.body()).isEqualTo(Triad.API.people.card);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .isEqualToIgnoringCase("text/vcard;charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"ada.vcf\"");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void code_isADrawing() {
        HttpResponse<String> answer = browser.get("/people/ada/qr");

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
        assertThat(answer.body()).startsWith("<svg ").doesNotContain("script", "Ada");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void cardThatIsTooLong_hasNoCode() {
        Triad.API.people.card = "FN:" + "x".repeat(4000);

        assertThat(browser.get("/people/ada/qr").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"401, 401", "403, 403", "404, 404", "429, 429", "500, 503"})
    void refusal_isPassedOnWithoutItsWords(int theirs, int ours) {
        Triad.API.people.status = theirs;
        for (String file : new String[] {"photo", "vcard", "qr"}) {
            HttpResponse<String> answer = browser.get("/people/ada/" + file);

            assertThat(answer.statusCode()).as(file).isEqualTo(ours);
            assertThat(answer.body()).as(file).doesNotContain("raw detail", "Payara");
            assertThat(answer.headers().allValues("Cache-Control")).as(file).containsExactly("no-store");
        }
    }

    @Test
    void backendDown_isNoPhoto() {
        Triad.API.stop();

        assertThat(browser.get("/people/ada/photo").statusCode()).isEqualTo(503);
    }
}
