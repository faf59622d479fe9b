package triad.frontend.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.fake.Browser;
import triad.frontend.fake.FakeOwn;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** One's own photo on its way from the browser to the backend: those formats, that size, and only from our own pages. */
@WithTriad
class PhotoIT {
    private static final String TAG = FakeOwn.TAG;
    private static final byte[] FILE = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2};
    private static final int MOST = 5 * 1024 * 1024;
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        browser.signIn("/profile");
    }

    @Test
    void firstPhotoOfAScript_isSentAsItIs() {
        HttpResponse<String> answer = browser.put("/profile/photo", FILE, "Content-Type", "image/png");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("saved");
        assertThat(Triad.API.own.changes).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("PUT");
            assertThat(call.body()).isEqualTo(FILE);
            assertThat(call.headers().get("Content-Type")).containsExactly("image/png");
            assertThat(call.headers().getFirst("If-None-Match")).isEqualTo("*");
            assertThat(call.headers()).doesNotContainKeys("If-Match", "Cookie", "Origin");
        });
    }

    @Test
    void nextPhoto_namesTheOneItReplaces() {
        browser.put("/profile/photo", FILE, "Content-Type", "image/webp", "If-Match", '"' + TAG + '"');

        assertThat(Triad.API.own.changes).singleElement().satisfies(call -> {
            assertThat(call.headers().getFirst("If-Match")).isEqualTo('"' + TAG + '"');
            assertThat(call.headers()).doesNotContainKey("If-None-Match");
        });
    }

    @Test
    void photoOfAForm_isSentWithoutItsName() {
        HttpResponse<String> answer = browser.upload("/profile/photo", TAG, "image/png", FILE);

        assertThat(Browser.location(answer)).endsWith("/profile?photo=saved");
        assertThat(browser.get("/profile?photo=saved").body()).contains("Your photo is saved.");
        assertThat(Triad.API.own.changes).singleElement().satisfies(call -> {
            assertThat(call.body()).isEqualTo(FILE);
            assertThat(call.headers().getFirst("Content-Type")).isEqualTo("image/png");
            assertThat(call.headers().getFirst("If-Match")).isEqualTo('"' + TAG + '"');
        });
    }

    @Test
    void largestPhoto_isTaken_byBothWays() {
        assertThat(browser.put("/profile/photo", new byte[MOST], "Content-Type", "image/png")
                        .body())
                .isEqualTo("saved");
        assertThat(Browser.location(browser.upload("/profile/photo", "", "image/png", new byte[MOST])))
                .endsWith("photo=saved");
        assertThat(Triad.API.own.changes).extracting(call -> call.body().length).containsExactly(MOST, MOST);
    }

    @Test
    void tooLargePhoto_isRefusedHere() {
        HttpResponse<String> answer = browser.put("/profile/photo", new byte[MOST + 1], "Content-Type", "image/png");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("too_large");
        assertThat(Browser.location(browser.upload("/profile/photo", "", "image/png", new byte[MOST + 1])))
                .endsWith("photo=too_large");
        assertThat(browser.get("/profile?photo=too_large").body()).contains("at most 5 MB");
        assertThat(Triad.API.own.changes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "image/svg+xml",
                "image/pngx",
                "image/png, text/html",
                "; image/png",
                "application/octet-stream"
            })
    void otherType_isRefusedHere(String type) {
        assertThat(browser.put("/profile/photo", FILE, "Content-Type", type).statusCode())
                .isEqualTo(415);
        assertThat(Browser.location(browser.upload("/profile/photo", "", type, FILE)))
                .endsWith("photo=no_image");
        assertThat(Triad.API.own.changes).isEmpty();
    }

    @Test
    void formWithoutAFile_isRefusedHere() {
        assertThat(Browser.location(browser.upload("/profile/photo", "", "image/png", new byte[0])))
                .endsWith("photo=no_image");
        assertThat(Browser.location(browser.submit("/profile/photo", Map.of("photo", "x"))))
                .endsWith("photo=no_image");
        assertThat(Triad.API.own.changes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "412, changed, 412",
        "413, too_large, 413",
        "415, no_image, 415",
        "422, unreadable, 422",
        "403, not_allowed, 403",
        "503, away, 503",
        "500, away, 503",
        "409, away, 503"
    })
    void refusalOfTheBackend_isToldInAWord(int backend, String word, int status) {
        Triad.API.own.photo = backend;
        HttpResponse<String> answer = browser.put("/profile/photo", FILE, "Content-Type", "image/png");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(word);
        assertThat(Browser.location(browser.upload("/profile/photo", TAG, "image/png", FILE)))
                .endsWith("photo=" + word);
        assertThat(browser.get("/profile?photo=" + word).body())
                .contains("message bad")
                .doesNotContain("???");
    }

    @Test
    void tokenRefused_endsTheSession() {
        Triad.API.own.photo = 401;

        assertThat(Browser.location(browser.upload("/profile/photo", TAG, "image/png", FILE)))
                .endsWith("/sign-in-failed?because=ended");
        assertThat(Browser.location(browser.get("/profile"))).startsWith(Triad.ISSUER);
    }

    @Test
    void photo_isRemovedOnceItIsNamed() {
        HttpResponse<String> answer = browser.submit("/profile/photo/removal", Map.of("known", TAG));

        assertThat(Browser.location(answer)).endsWith("/profile?photo=removed");
        assertThat(Triad.API.own.changes).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("DELETE");
            assertThat(call.headers().getFirst("If-Match")).isEqualTo('"' + TAG + '"');
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "x", "\"*\""})
    void removalOfNothingInParticular_removesNothing(String known) {
        assertThat(Browser.location(browser.submit("/profile/photo/removal", Map.of("known", known))))
                .endsWith("photo=changed");
        assertThat(Triad.API.own.changes).isEmpty();
    }

    @Test
    void otherSite_changesNothing() {
        assertThat(browser.post("/profile/photo/removal", Map.of("known", TAG), "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Triad.API.own.changes).isEmpty();
    }

    @Test
    void forgedWord_saysNothing() {
        assertThat(browser.get("/profile?photo=%3Cb%3Ehacked").body()).doesNotContain("hacked");
    }
}
