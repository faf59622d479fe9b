package triad.backend.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.fake.Caller.FRONTEND;
import static triad.backend.photo.PhotoOwner.OWN;
import static triad.backend.photo.PhotoOwner.PNG;
import static triad.backend.photo.PhotoOwner.hash;
import static triad.backend.photo.PhotoOwner.image;
import static triad.backend.photo.PhotoOwner.request;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Images;
import triad.backend.fake.SharedServer;

/** Photos over mutual TLS: which files are taken, and what comes back. */
@ExtendWith(ArquillianExtension.class)
class PhotoIT {
    private final PhotoOwner owner = new PhotoOwner();

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeEach
    void isKnown() throws Exception {
        owner.readProfile();
    }

    @Test
    void photo_isShownInBothSizes() throws Exception {
        String hash = owner.first();
        HttpResponse<byte[]> large = image(OWN, owner.token);
        HttpResponse<byte[]> small = image(owner.others() + "?size=96", owner.stranger);

        assertThat(large.statusCode()).isEqualTo(200);
        assertThat(large.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(large.headers().firstValue("Content-Length")).contains(String.valueOf(large.body().length));
        assertThat(large.headers().firstValue("ETag")).contains("\"" + hash + "\"");
        assertThat(large.headers().firstValue("Cache-Control")).get().asString().contains("private", "no-cache");
        assertThat(large.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(large.headers().firstValue("Content-Disposition")).contains("inline; filename=\"photo.jpg\"");
        assertThat(large.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(Images.read(large.body()).getWidth()).isEqualTo(512);
        assertThat(Images.read(small.body()).getWidth()).isEqualTo(96);
        assertThat(small.headers().firstValue("ETag")).contains("\"" + hash + "-96\"");
        assertThat(image(owner.others() + "?size=512", owner.stranger).body()).isEqualTo(large.body());
    }

    /** RFC 9110 §13.1.2. */
    @Test
    void imageThatTheCallerHas_isNotSentAgain() throws Exception {
        String hash = owner.first();
        HttpResponse<String> answer =
                FRONTEND.send(request(owner.others(), owner.stranger).header("If-None-Match", "\"" + hash + "\""));

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.headers().firstValue("ETag")).contains("\"" + hash + "\"");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .get()
                .asString()
                .contains("private", "no-cache");
    }

    /** RFC 9110 §9.3.4: the file was changed, so its entity tag is not told. */
    @Test
    void answerToAFile_namesWhatBecameOfIt() throws Exception {
        HttpResponse<String> made = owner.put(PNG, "image/png", "If-None-Match", "*");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("ETag")).isEmpty();
        String tag = "\"" + hash(made) + "\"";

        HttpResponse<String> replaced = owner.put(Images.of("gif", 60, 40), "image/gif", "If-Match", tag);
        assertThat(replaced.statusCode()).as(replaced.body()).isEqualTo(200);
        assertThat(FRONTEND.get(owner.token).body()).contains("\"photo\":\"" + hash(replaced) + "\"");
        assertThat(Images.read(image(OWN, owner.token).body()).getWidth()).isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({"lossy-turned.webp,image/webp", "cmyk.jpg,image/jpeg", "animated.webp,image/webp"})
    void formatsOfTheLibrariesInTheWar_areRead(String file, String type) throws Exception {
        HttpResponse<String> made = owner.put(Images.file(file), type, "If-None-Match", "*");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(Images.read(image(OWN, owner.token).body()).getHeight()).isPositive();
    }

    @Test
    void largestFile_isTaken() throws Exception {
        byte[] file = Images.joined(Images.revealing(600, 400), new byte[5 * 1024 * 1024]);
        HttpResponse<String> made = owner.put(Arrays.copyOf(file, 5 * 1024 * 1024), "image/jpeg", "If-None-Match", "*");

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(new String(image(owner.others(), owner.stranger).body(), StandardCharsets.ISO_8859_1))
                .doesNotContain("TheSecretPlace", "Exif");
        assertThat(owner.put(Arrays.copyOf(file, 5 * 1024 * 1024 + 1), "image/jpeg", "If-Match", "*")
                        .statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/svg+xml", "image/jpg", "application/json", "image/*", "*/*"})
    void otherType_is415(String type) throws Exception {
        HttpResponse<String> answer = owner.put(PNG, type, "If-None-Match", "*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Accept")).contains("image/jpeg, image/png, image/gif, image/webp");
        assertThat(answer.body()).contains("urn:triad:problem:unsupported-image");
    }

    @Test
    void contentOfAnotherType_is415() throws Exception {
        assertThat(owner.put(PNG, "image/jpeg", "If-None-Match", "*").statusCode())
                .isEqualTo(415);
        assertThat(owner.put(Images.bytes("<svg/>"), "image/png", "If-None-Match", "*")
                        .statusCode())
                .isEqualTo(415);
        HttpResponse<String> untold = FRONTEND.send(request(OWN, owner.token)
                .header("If-None-Match", "*")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(PNG)));
        assertThat(untold.statusCode()).isEqualTo(415);
    }

    @Test
    void unreadableImage_is422AndChangesNothing() throws Exception {
        String before = owner.tag();
        for (byte[] file : List.of(new byte[0], Arrays.copyOf(PNG, 300), Images.lyingPng(1, 100_000))) {
            HttpResponse<String> answer = owner.put(file, "image/png", "If-None-Match", "*");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("urn:triad:problem:unreadable-image")
                    .doesNotContain("Exception", "java");
        }
        assertThat(owner.tag()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=97", "size=", "size=96&size=96", "size=x", "size=-96"})
    void badSize_is400(String parameters) throws Exception {
        assertThat(FRONTEND.get(OWN + "?" + parameters, owner.token).statusCode())
                .isEqualTo(400);
        assertThat(FRONTEND.get(owner.others() + "?" + parameters, owner.stranger)
                        .statusCode())
                .isEqualTo(400);
    }
}
