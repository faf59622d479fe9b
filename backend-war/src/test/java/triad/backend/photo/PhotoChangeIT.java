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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.Images;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** A photo as a part of the profile: who may change it, and what changes with it. */
@ExtendWith(ArquillianExtension.class)
class PhotoChangeIT {
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
    void change_isPartOfTheProfile() throws Exception {
        String before = owner.tag();
        String hash = owner.first();

        assertThat(FRONTEND.patch(owner.token, before, "{\"job_title\":\"x\"}").statusCode())
                .isEqualTo(412);
        assertThat(FRONTEND.get("/api/profile/history", owner.token).body())
                .contains("{\"field\":\"photo\",\"old\":null,\"new\":\"" + hash + "\"}");
        assertThat(owner.delete("\"" + hash + "\"").statusCode()).isEqualTo(204);
        assertThat(FRONTEND.get("/api/profile/history", owner.token).body())
                .contains("{\"field\":\"photo\",\"old\":\"" + hash + "\",\"new\":null}");
        assertThat(image(OWN, owner.token).statusCode()).isEqualTo(404);
        assertThat(FRONTEND.get(owner.token).body()).contains("\"profile\":{}");
    }

    @Test
    void sameFileAgain_isNoChange() throws Exception {
        String hash = owner.first();
        String before = owner.tag();
        assertThat(owner.put(PNG, "image/png", "If-Match", "\"" + hash + "\"").statusCode())
                .isEqualTo(200);
        assertThat(owner.tag()).isEqualTo(before);
    }

    @Test
    void patch_cannotSetIt() throws Exception {
        String hash = owner.first();
        for (String value : List.of("null", "\"" + hash + "\"", "\"x\"")) {
            HttpResponse<String> answer = FRONTEND.patch(owner.token, owner.tag(), "{\"photo\":" + value + "}");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("\"field\":\"photo\"", "/api/profile/photo");
        }
        assertThat(image(OWN, owner.token).statusCode()).isEqualTo(200);
    }

    /** RFC 6585 §3, RFC 9110 §13.1.1 and §13.1.2. */
    @Test
    void changeOfSomethingElse_isRefused() throws Exception {
        assertThat(owner.put(PNG, "image/png", "Accept", "*/*").statusCode()).isEqualTo(428);
        assertThat(owner.put(PNG, "image/png", "If-Match", "*").statusCode()).isEqualTo(412);
        assertThat(owner.put(PNG, "image/png", "If-Match", "\"x\"").statusCode())
                .isEqualTo(412);
        String hash = owner.first();
        assertThat(owner.put(PNG, "image/png", "If-None-Match", "*").statusCode())
                .isEqualTo(412);
        assertThat(owner.put(PNG, "image/png", "If-Match", "\"" + hash + "-96\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(owner.put(PNG, "image/png", "If-Match", "W/\"" + hash + "\"").statusCode())
                .isEqualTo(412);
        assertThat(owner.delete("\"x\"").statusCode()).isEqualTo(412);
        assertThat(FRONTEND.send(request(OWN, owner.token).DELETE()).statusCode())
                .isEqualTo(428);
        assertThat(owner.delete("\"" + hash + "\"").statusCode()).isEqualTo(204);
        assertThat(owner.delete("\"" + hash + "\"").statusCode()).isIn(404, 412);
    }

    @Test
    void parallelChanges_oneWins() throws Exception {
        String tag = "\"" + owner.first() + "\"";
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            HttpRequest request = request(OWN, owner.token)
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

    @Test
    void somebodyWhoNeverReadTheirProfile_isToldTo() throws Exception {
        HttpResponse<String> answer = owner.with(owner.stranger).put(PNG, "image/png", "If-None-Match", "*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    }

    @Test
    void revokedToken_changesNothing() throws Exception {
        String revoked = Tokens.valid(owner.subject);
        FakeProvider.start().revoked.add(revoked);
        assertThat(owner.with(revoked)
                        .put(PNG, "image/png", "If-None-Match", "*")
                        .statusCode())
                .isEqualTo(401);
    }
}
