package triad.backend.photo;

import static org.assertj.core.api.Assertions.assertThat;

import ezvcard.Ezvcard;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Caller;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.Images;
import triad.backend.fake.Organisation;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** Photos over mutual TLS: sent by one person, seen by others as far as that person wants it. */
@ExtendWith(ArquillianExtension.class)
class PhotoIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private static final String OWN = "/api/profile/photo";
    private static final byte[] PNG = Images.of("png", 600, 400);
    private static int people;

    private String subject = "";
    private String token = "";
    private String stranger = "";

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeEach
    void newPerson() throws Exception {
        subject = "photo-" + ProcessHandle.current().pid() + "-" + people++;
        token = Tokens.valid(subject);
        stranger = Tokens.valid(subject + "-stranger");
        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(200);
    }

    @Test
    void photo_isShownInBothSizes() throws Exception {
        String hash = first();
        HttpResponse<byte[]> large = image(OWN, token);
        HttpResponse<byte[]> small = image(others() + "?size=96", stranger);

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
        assertThat(image(others() + "?size=512", stranger).body()).isEqualTo(large.body());
    }

    /** RFC 9110 §13.1.2. */
    @Test
    void imageThatTheCallerHas_isNotSentAgain() throws Exception {
        String hash = first();
        HttpResponse<String> answer =
                FRONTEND.send(request(others(), stranger).header("If-None-Match", "\"" + hash + "\""));

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
        HttpResponse<String> made = put(PNG, "image/png", "If-None-Match", "*");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("ETag")).isEmpty();
        String tag = "\"" + hash(made) + "\"";

        HttpResponse<String> replaced = put(Images.of("gif", 60, 40), "image/gif", "If-Match", tag);
        assertThat(replaced.statusCode()).as(replaced.body()).isEqualTo(200);
        assertThat(FRONTEND.get(token).body()).contains("\"photo\":\"" + hash(replaced) + "\"");
        assertThat(Images.read(image(OWN, token).body()).getWidth()).isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({"lossy-turned.webp,image/webp", "cmyk.jpg,image/jpeg", "animated.webp,image/webp"})
    void formatsOfTheLibrariesInTheWar_areRead(String file, String type) throws Exception {
        HttpResponse<String> made = put(Images.file(file), type, "If-None-Match", "*");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(Images.read(image(OWN, token).body()).getHeight()).isPositive();
    }

    @Test
    void largestFile_isTaken() throws Exception {
        byte[] file = Images.joined(Images.revealing(600, 400), new byte[5 * 1024 * 1024]);
        HttpResponse<String> made = put(Arrays.copyOf(file, 5 * 1024 * 1024), "image/jpeg", "If-None-Match", "*");

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(new String(image(others(), stranger).body(), StandardCharsets.ISO_8859_1))
                .doesNotContain("TheSecretPlace", "Exif");
        assertThat(put(Arrays.copyOf(file, 5 * 1024 * 1024 + 1), "image/jpeg", "If-Match", "*")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void change_isPartOfTheProfile() throws Exception {
        String before = tagOf(FRONTEND.get(token));
        String hash = first();

        assertThat(FRONTEND.patch(token, before, "{\"job_title\":\"x\"}").statusCode())
                .isEqualTo(412);
        assertThat(FRONTEND.get("/api/profile/history", token).body())
                .contains("{\"field\":\"photo\",\"old\":null,\"new\":\"" + hash + "\"}");
        assertThat(delete("\"" + hash + "\"").statusCode()).isEqualTo(204);
        assertThat(FRONTEND.get("/api/profile/history", token).body())
                .contains("{\"field\":\"photo\",\"old\":\"" + hash + "\",\"new\":null}");
        assertThat(image(OWN, token).statusCode()).isEqualTo(404);
        assertThat(FRONTEND.get(token).body()).contains("\"profile\":{}");
    }

    @Test
    void sameFileAgain_isNoChange() throws Exception {
        String hash = first();
        String before = tagOf(FRONTEND.get(token));
        assertThat(put(PNG, "image/png", "If-Match", "\"" + hash + "\"").statusCode())
                .isEqualTo(200);
        assertThat(tagOf(FRONTEND.get(token))).isEqualTo(before);
    }

    @Test
    void patch_cannotSetIt() throws Exception {
        String hash = first();
        for (String value : List.of("null", "\"" + hash + "\"", "\"x\"")) {
            HttpResponse<String> answer =
                    FRONTEND.patch(token, tagOf(FRONTEND.get(token)), "{\"photo\":" + value + "}");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("\"field\":\"photo\"", "/api/profile/photo");
        }
        assertThat(image(OWN, token).statusCode()).isEqualTo(200);
    }

    @Test
    void photo_isNamedInListsAndOnCards() throws Exception {
        FRONTEND.patch(token, tagOf(FRONTEND.get(token)), "{\"skills\":[\"" + subject + "\"]}");
        String hash = first();

        assertThat(FRONTEND.get("/api/people?skill=" + subject, stranger).body())
                .contains("\"photo\":\"" + hash + "\"");
        assertThat(FRONTEND.get("/api/people/" + subject, stranger).body()).contains("\"photo\":\"" + hash + "\"");
        assertThat(FRONTEND.get("/api/people/" + subject + "/chart", stranger).body())
                .contains("\"photo\":\"" + hash + "\"");
        String card =
                FRONTEND.get("/api/people/" + subject + "/vcard", stranger).body();
        assertThat(Ezvcard.parse(card).first().getPhotos().get(0).getData())
                .isEqualTo(image(OWN, token).body());
    }

    /** That there is one is nobody else's business then, whatever they know or guess. */
    @Test
    void hiddenPhoto_isNotThereForOthers() throws Exception {
        FRONTEND.patch(
                token,
                tagOf(FRONTEND.get(token)),
                "{\"skills\":[\"" + subject + "\"],\"visibility\":{\"photo\":\"me\"}}");
        String hash = first();
        HttpResponse<String> hidden =
                FRONTEND.send(request(others(), stranger).header("If-None-Match", "\"" + hash + "\""));
        HttpResponse<String> none = FRONTEND.get("/api/people/" + subject + "-stranger/photo", token);
        HttpResponse<String> nobody = FRONTEND.get("/api/people/unknown-to-all/photo", stranger);

        assertThat(List.of(hidden.statusCode(), none.statusCode(), nobody.statusCode()))
                .containsOnly(404);
        assertThat(hidden.body()).isEqualTo(nobody.body()).isEqualTo(none.body());
        assertThat(hidden.headers().map().keySet())
                .isEqualTo(nobody.headers().map().keySet());
        assertThat(FRONTEND.get("/api/people/" + subject, stranger).body()).doesNotContain("photo\":");
        assertThat(FRONTEND.get("/api/people?skill=" + subject, stranger).body())
                .doesNotContain("photo\":");
        assertThat(FRONTEND.get("/api/people/" + subject + "/vcard", stranger).body())
                .doesNotContain("PHOTO;VALUE", "data:image/jpeg");
        assertThat(image(others(), token).statusCode()).isEqualTo(200);
    }

    @Test
    void photoForColleagues_isSeenByThem() throws Exception {
        FRONTEND.patch(token, tagOf(FRONTEND.get(token)), "{\"visibility\":{\"photo\":\"colleagues\"}}");
        first();
        String report = Tokens.valid(subject + "-report");
        FRONTEND.get(report);
        Organisation.say(subject + "-report", "{\"manager\":\"" + subject + "\"}");

        assertThat(image(others(), report).statusCode()).isEqualTo(200);
        assertThat(image(others(), stranger).statusCode()).isEqualTo(404);
    }

    /** RFC 6585 §3, RFC 9110 §13.1.1 and §13.1.2. */
    @Test
    void changeOfSomethingElse_isRefused() throws Exception {
        assertThat(put(PNG, "image/png", "Accept", "*/*").statusCode()).isEqualTo(428);
        assertThat(put(PNG, "image/png", "If-Match", "*").statusCode()).isEqualTo(412);
        assertThat(put(PNG, "image/png", "If-Match", "\"x\"").statusCode()).isEqualTo(412);
        String hash = first();
        assertThat(put(PNG, "image/png", "If-None-Match", "*").statusCode()).isEqualTo(412);
        assertThat(put(PNG, "image/png", "If-Match", "\"" + hash + "-96\"").statusCode())
                .isEqualTo(412);
        assertThat(put(PNG, "image/png", "If-Match", "W/\"" + hash + "\"").statusCode())
                .isEqualTo(412);
        assertThat(delete("\"x\"").statusCode()).isEqualTo(412);
        assertThat(FRONTEND.send(request(OWN, token).DELETE()).statusCode()).isEqualTo(428);
        assertThat(delete("\"" + hash + "\"").statusCode()).isEqualTo(204);
        assertThat(delete("\"" + hash + "\"").statusCode()).isIn(404, 412);
    }

    @Test
    void parallelChanges_oneWins() throws Exception {
        String tag = "\"" + first() + "\"";
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            HttpRequest request = request(OWN, token)
                    .header("Content-Type", "image/png")
                    .header("If-Match", tag)
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(Images.of("png", 100 + i, 100)))
                    .build();
            answers.add(FRONTEND.http()
                    .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .thenApply(HttpResponse::statusCode));
        }
        assertThat(answers.stream().map(CompletableFuture::join))
                .containsOnlyOnce(200)
                .containsOnly(200, 412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/svg+xml", "image/jpg", "application/json", "image/*", "*/*"})
    void otherType_is415(String type) throws Exception {
        HttpResponse<String> answer = put(PNG, type, "If-None-Match", "*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Accept")).contains("image/jpeg, image/png, image/gif, image/webp");
        assertThat(answer.body()).contains("urn:triad:problem:unsupported-image");
    }

    @Test
    void contentOfAnotherType_is415() throws Exception {
        assertThat(put(PNG, "image/jpeg", "If-None-Match", "*").statusCode()).isEqualTo(415);
        assertThat(put(Images.bytes("<svg/>"), "image/png", "If-None-Match", "*")
                        .statusCode())
                .isEqualTo(415);
        HttpResponse<String> untold = FRONTEND.send(
                request(OWN, token).header("If-None-Match", "*").PUT(HttpRequest.BodyPublishers.ofByteArray(PNG)));
        assertThat(untold.statusCode()).isEqualTo(415);
    }

    @Test
    void unreadableImage_is422AndChangesNothing() throws Exception {
        String before = tagOf(FRONTEND.get(token));
        for (byte[] file : List.of(new byte[0], Arrays.copyOf(PNG, 300), Images.lyingPng(1, 100_000))) {
            HttpResponse<String> answer = put(file, "image/png", "If-None-Match", "*");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("urn:triad:problem:unreadable-image")
                    .doesNotContain("Exception", "java");
        }
        assertThat(tagOf(FRONTEND.get(token))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=97", "size=", "size=96&size=96", "size=x", "size=-96"})
    void badSize_is400(String parameters) throws Exception {
        assertThat(FRONTEND.get(OWN + "?" + parameters, token).statusCode()).isEqualTo(400);
        assertThat(FRONTEND.get(others() + "?" + parameters, stranger).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-to-all", "%00", "..%2Fx", "x%0D%0Ay"})
    void unknownPerson_isAProblem(String unknown) throws Exception {
        HttpResponse<String> answer = FRONTEND.get("/api/people/" + unknown + "/photo", stranger);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("Exception", "SQL");
    }

    @Test
    void somebodyWhoNeverReadTheirProfile_isToldTo() throws Exception {
        token = stranger;
        HttpResponse<String> answer = put(PNG, "image/png", "If-None-Match", "*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    }

    @Test
    void revokedToken_changesNothing() throws Exception {
        token = Tokens.valid(subject);
        FakeProvider.start().revoked.add(token);
        assertThat(put(PNG, "image/png", "If-None-Match", "*").statusCode()).isEqualTo(401);
    }

    private String others() {
        return "/api/people/" + subject + "/photo";
    }

    private String first() throws Exception {
        HttpResponse<String> made = put(PNG, "image/png", "If-None-Match", "*");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return hash(made);
    }

    private static String hash(HttpResponse<String> answer) {
        Matcher photo = Pattern.compile("\\{\"photo\":\"([\\w-]{43})\"}").matcher(answer.body());
        assertThat(photo.matches()).as(answer.body()).isTrue();
        return photo.group(1);
    }

    private static String tagOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static HttpRequest.Builder request(String path, String token) {
        return Caller.to(path).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> put(byte[] file, String type, String name, String value) throws Exception {
        return FRONTEND.send(request(OWN, token)
                .header("Content-Type", type)
                .header(name, value)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(file)));
    }

    private HttpResponse<String> delete(String tag) throws Exception {
        return FRONTEND.send(request(OWN, token).header("If-Match", tag).DELETE());
    }

    private static HttpResponse<byte[]> image(String path, String token) throws Exception {
        return FRONTEND.http().send(request(path, token).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
