package triad.backend.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Caller;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.Images;
import triad.backend.fake.Organisation;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** Taking one's data along and having it erased: what it covers, and that it needs a recent sign-in. */
@ExtendWith(ArquillianExtension.class)
class OwnDataIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private final String person = "own-" + UUID.randomUUID();
    private final String token = Tokens.valid(person);

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @Test
    void export_hasEverything() throws Exception {
        tell(token, "{\"job_title\":\"Archivist\",\"visibility\":{\"job_title\":\"me\"}}");

        HttpResponse<String> export = data("GET", token);

        assertThat(export.statusCode()).as(export.body()).isEqualTo(200);
        assertThat(export.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"profile.json\"");
        assertThat(export.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(export.body())
                .contains(
                        "\"sub\":\"" + person + "\"",
                        "Name of " + person,
                        "\"job_title\":\"Archivist\"",
                        "\"job_title\":\"me\"",
                        "\"changes\":[{\"version\":1,");
    }

    @Test
    void export_hasThePhoto() throws Exception {
        FRONTEND.get(token);
        sendPhoto();
        byte[] shown = FRONTEND.http()
                .send(
                        Caller.to("/api/profile/photo")
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();

        assertThat(data("GET", token).body())
                .contains("\"photo\":{\"media_type\":\"image/jpeg\",\"base64\":\""
                        + Base64.getEncoder().encodeToString(shown) + "\"}");
    }

    @Test
    void erasure_takesThePhoto() throws Exception {
        FRONTEND.get(token);
        sendPhoto();

        assertThat(data("DELETE", token).statusCode()).isEqualTo(204);

        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(200);
        assertThat(get("/api/profile/photo", token).statusCode()).isEqualTo(404);
        assertThat(get("/api/people/" + person + "/photo", Tokens.valid(person + "-other"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void exportOfNothing_is404() throws Exception {
        assertThat(data("GET", token).statusCode()).isEqualTo(404);
    }

    @Test
    void erasure_leavesNothing() throws Exception {
        tell(token, "{\"job_title\":\"Archivist\"}");

        assertThat(data("DELETE", token).statusCode()).isEqualTo(204);

        assertThat(data("GET", token).statusCode()).isEqualTo(404);
        assertThat(get("/api/people/" + person, Tokens.valid(person + "-other")).statusCode())
                .isEqualTo(404);
        assertThat(FRONTEND.get(token).body()).contains("\"profile\":{}", "\"updated_at\":null");
        assertThat(get("/api/profile/history", token).body()).isEqualTo("{\"changes\":[]}");
    }

    @Test
    void erasedManager_isNobodysAnyMore() throws Exception {
        String report = Tokens.valid(person + "-report");
        FRONTEND.get(token);
        FRONTEND.get(report);
        Organisation.say(person + "-report", "{\"manager\":\"" + person + "\"}");

        assertThat(data("DELETE", token).statusCode()).isEqualTo(204);

        assertThat(FRONTEND.get(report).body()).contains("\"profile\":{}");
        assertThat(get("/api/profile/history", report).body()).doesNotContain(person + "\"}");
    }

    @Test
    void erasureAgain_changesNothing() throws Exception {
        assertThat(data("DELETE", token).statusCode()).isEqualTo(204);
        assertThat(data("DELETE", token).statusCode()).isEqualTo(204);
    }

    /** RFC 9470 §3: the challenge says how new the sign-in has to be. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void signInOfYesterday_isNotEnough(String method) throws Exception {
        FRONTEND.get(token);
        Instant tooLong = Instant.now().minusSeconds(601);

        assertTooOld(data(method, signedIn(claims -> claims.claim("auth_time", tooLong.getEpochSecond()))));
        assertTooOld(data(method, signedIn(claims -> claims.claim("auth_time", null))));
        assertTooOld(data(method, signedIn(claims -> claims.claim("auth_time", "now"))));
        assertThat(data("GET", token).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void revokedToken_isNotEnough(String method) throws Exception {
        FRONTEND.get(token);
        String revoked = Tokens.valid(person);
        FakeProvider.start().revoked.add(revoked);

        assertThat(data(method, revoked).statusCode()).isEqualTo(401);
        assertThat(data("GET", token).statusCode()).isEqualTo(200);
    }

    /** Others' data have no address here. */
    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH"})
    void otherMethod_is405(String method) throws Exception {
        assertThat(data(method, token).statusCode()).isEqualTo(405);
    }

    private static void assertTooOld(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .contains("error=\"insufficient_user_authentication\"", ", max_age=\"600\"");
        assertThat(answer.body()).contains("urn:triad:problem:sign-in-too-old");
    }

    private String signedIn(UnaryOperator<JWTClaimsSet.Builder> change) {
        return Tokens.with(person, change);
    }

    private static void tell(String token, String patch) throws Exception {
        String tag = FRONTEND.get(token).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> told = FRONTEND.patch(token, tag, patch);
        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
    }

    private void sendPhoto() throws Exception {
        assertThat(FRONTEND.send(Caller.to("/api/profile/photo")
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "image/png")
                                .header("If-None-Match", "*")
                                .PUT(HttpRequest.BodyPublishers.ofByteArray(Images.of("png", 60, 40))))
                        .statusCode())
                .isEqualTo(201);
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return FRONTEND.send(Caller.to(path).header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> data(String method, String token) throws Exception {
        return FRONTEND.send(Caller.to("/api/profile/data")
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }
}
