package triad.frontend.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.fake.Browser;
import triad.frontend.fake.FakeOwn;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** One's own photo on its way from the backend to the browser: that image, and nothing else of the backend's. */
@WithTriad
class PhotoImageIT {
    private static final String TAG = FakeOwn.TAG;
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        browser.signIn("/profile");
    }

    @Test
    void image_isPassedOn() {
        HttpResponse<String> answer = browser.get("/profile/photo?size=512");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("\u0001\u0002\u0003");
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(answer.headers().firstValue("ETag")).contains('"' + TAG + '"');
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(Triad.API.own.queries).containsExactly("size=512");
    }

    @Test
    void knownImage_isNotSentAgain() {
        HttpResponse<String> answer = browser.get("/profile/photo?size=512", "If-None-Match", '"' + TAG + '"');

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.headers().firstValue("ETag")).contains('"' + TAG + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/profile/photo?size=",
                "/profile/photo?size=513",
                "/profile/photo?size=512%26x",
                "/profile/photo/removal?size=512",
                "/profile/photo/x?size=512"
            })
    void otherAddress_isNothing(String path) {
        assertThat(browser.get(path).statusCode()).isIn(400, 404);
        assertThat(Triad.API.own.queries).isEmpty();
    }

    /** What is no JPEG would be a page of the backend's on our own site. */
    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/svg+xml", "image/jpeg+html"})
    void otherTypeOfTheBackend_isNotPassedOn(String type) {
        Triad.API.own.type = type;

        assertThat(browser.get("/profile/photo?size=96").statusCode()).isEqualTo(503);
    }

    @Test
    void endlessImageOfTheBackend_isNotPassedOn() {
        Triad.API.own.image = new byte[3 * 1024 * 1024];

        assertThat(browser.get("/profile/photo?size=96").statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({"404, 404", "500, 503", "401, 503"})
    void imageThatCannotBeHad_isAPlainStatus(int backend, int status) {
        Triad.API.own.photo = backend;
        HttpResponse<String> answer = browser.get("/profile/photo?size=512");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void stranger_getsNoImage() {
        var answer =
                new Browser().get("/profile/photo?size=512", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Triad.API.own.queries).isEmpty();
    }

    @Test
    void page_showsThePhotoThatThereIs() {
        assertThat(browser.get("/profile").body()).doesNotContain("/profile/photo?size", "photo/removal");
        Triad.API.details = ",\"photo\":\"" + TAG + "\"";

        assertThat(browser.get("/profile").body())
                .contains("src=\"/profile/photo?size=512&amp;v=" + TAG, "/profile/photo/removal", "Yes, remove it");
    }
}
