package triad.backend.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.fake.Caller.FRONTEND;
import static triad.backend.photo.PhotoOwner.OWN;
import static triad.backend.photo.PhotoOwner.hash;
import static triad.backend.photo.PhotoOwner.image;
import static triad.backend.photo.PhotoOwner.request;

import ezvcard.Ezvcard;
import java.net.http.HttpResponse;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Organisation;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** A photo as others see it: as far as the person wants, wherever the person is named. */
@ExtendWith(ArquillianExtension.class)
class PhotoVisibilityIT {
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
    void photo_isNamedInListsAndOnCards() throws Exception {
        FRONTEND.patch(owner.token, owner.tag(), "{\"skills\":[\"" + owner.subject + "\"]}");
        String hash = owner.first();

        assertThat(FRONTEND.get("/api/people?skill=" + owner.subject, owner.stranger)
                        .body())
                .contains("\"photo\":\"" + hash + "\"");
        assertThat(FRONTEND.get("/api/people/" + owner.subject, owner.stranger).body())
                .contains("\"photo\":\"" + hash + "\"");
        assertThat(FRONTEND.get("/api/people/" + owner.subject + "/chart", owner.stranger)
                        .body())
                .contains("\"photo\":\"" + hash + "\"");
        String card = FRONTEND.get("/api/people/" + owner.subject + "/vcard", owner.stranger)
                .body();
        assertThat(Ezvcard.parse(card).first().getPhotos().get(0).getData())
                .isEqualTo(image(OWN, owner.token).body());
    }

    /** That there is one is nobody else's business then, whatever they know or guess. */
    @Test
    void hiddenPhoto_isNotThereForOthers() throws Exception {
        FRONTEND.patch(
                owner.token, owner.tag(), "{\"skills\":[\"" + owner.subject + "\"],\"visibility\":{\"photo\":\"me\"}}");
        String hash = owner.first();
        HttpResponse<String> hidden =
                FRONTEND.send(request(owner.others(), owner.stranger).header("If-None-Match", "\"" + hash + "\""));
        HttpResponse<String> none = FRONTEND.get("/api/people/" + owner.subject + "-stranger/photo", owner.token);
        HttpResponse<String> nobody = FRONTEND.get("/api/people/unknown-to-all/photo", owner.stranger);

        assertThat(List.of(hidden.statusCode(), none.statusCode(), nobody.statusCode()))
                .containsOnly(404);
        assertThat(hidden.body()).isEqualTo(nobody.body()).isEqualTo(none.body());
        assertThat(hidden.headers().map().keySet())
                .isEqualTo(nobody.headers().map().keySet());
        assertThat(FRONTEND.get("/api/people/" + owner.subject, owner.stranger).body())
                .doesNotContain("photo\":");
        assertThat(FRONTEND.get("/api/people?skill=" + owner.subject, owner.stranger)
                        .body())
                .doesNotContain("photo\":");
        assertThat(FRONTEND.get("/api/people/" + owner.subject + "/vcard", owner.stranger)
                        .body())
                .doesNotContain("PHOTO;VALUE", "data:image/jpeg");
        assertThat(image(owner.others(), owner.token).statusCode()).isEqualTo(200);
    }

    @Test
    void photoForColleagues_isSeenByThem() throws Exception {
        FRONTEND.patch(owner.token, owner.tag(), "{\"visibility\":{\"photo\":\"colleagues\"}}");
        owner.first();
        String report = Tokens.valid(owner.subject + "-report");
        FRONTEND.get(report);
        Organisation.say(owner.subject + "-report", "{\"manager\":\"" + owner.subject + "\"}");

        assertThat(image(owner.others(), report).statusCode()).isEqualTo(200);
        assertThat(image(owner.others(), owner.stranger).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-to-all", "%00", "..%2Fx", "x%0D%0Ay"})
    void unknownPerson_isAProblem(String unknown) throws Exception {
        HttpResponse<String> answer = FRONTEND.get("/api/people/" + unknown + "/photo", owner.stranger);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("Exception", "SQL");
    }
}
