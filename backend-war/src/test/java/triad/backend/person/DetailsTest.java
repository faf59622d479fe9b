package triad.backend.person;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import triad.backend.field.Details;
import triad.backend.field.DetailsPatch;
import triad.backend.field.DetailsPatch.Author;
import triad.backend.field.PersonField;
import triad.backend.field.Visibility;
import triad.backend.history.FieldChange;
import triad.backend.http.JsonBody;

/** Who sees what. */
class DetailsTest {
    private static final KnownIdentity ADA =
            new KnownIdentity("Ada Lovelace", "Ada", "Lovelace", "ada@example.org", true, null, "en", null, null);
    private static final Details DETAILS = of(
            "{\"job_title\":\"Countess\",\"phones\":[\"1\"],\"skills\":[\"Chess\"],\"department\":\"it\",\"biography\":\"Secret\",\"visibility\":{\"biography\":\"me\",\"skills\":\"colleagues\"}}");

    @Test
    void everyone_seesWhatIsForEveryone() {
        assertThat(DETAILS.seenBy(Visibility.EVERYONE).keySet()).containsExactlyInAnyOrder("job_title", "department");
    }

    @Test
    void colleagues_seeMore() {
        assertThat(DETAILS.seenBy(Visibility.COLLEAGUES).keySet())
                .containsExactlyInAnyOrder("job_title", "department", "phones", "skills");
    }

    @Test
    void oneself_seesAll() {
        assertThat(DETAILS.seenBy(Visibility.ME).keySet())
                .containsExactlyInAnyOrder("job_title", "department", "phones", "skills", "biography");
    }

    @Test
    void hiddenEmail_isSeenByNobodyElse() {
        Person ada = new Person("ada", 1, ADA, null, 0, of("{\"visibility\":{\"email\":\"me\"}}"), null);
        assertThat(ada.seenBy(Visibility.COLLEAGUES).keySet()).doesNotContain("email", "email_verified");
        assertThat(ada.seenBy(Visibility.EVERYONE).keySet())
                .containsExactlyInAnyOrder("sub", "name", "given_name", "family_name");
        assertThat(ada.seenBy(Visibility.ME)).containsKey("email");
    }

    @Test
    void departmentForNobody_isNotShared() {
        assertThat(DETAILS.sharedTextOf(PersonField.DEPARTMENT)).contains("it");
        assertThat(of("{\"department\":\"it\",\"visibility\":{\"department\":\"me\"}}")
                        .sharedTextOf(PersonField.DEPARTMENT))
                .isEmpty();
    }

    @Test
    void history_namesWhatChanged() {
        Details after = new DetailsPatch(
                        JsonBody.parse(
                                "{\"phones\":null,\"visibility\":{\"skills\":null}}".getBytes(StandardCharsets.UTF_8)),
                        Author.PERSON)
                .applyTo(DETAILS);
        assertThat(DETAILS.changesTo(after))
                .containsExactlyInAnyOrder(
                        new FieldChange("phones", "[\"1\"]", null),
                        new FieldChange("visibility.skills", "colleagues", null));
        assertThat(DETAILS.changesTo(DETAILS)).isEmpty();
    }

    private static Details of(String json) {
        JsonObject all = JsonBody.parse(json.getBytes(StandardCharsets.UTF_8));
        JsonObject values = Json.createObjectBuilder(all).remove("visibility").build();
        Details told = new DetailsPatch(values, Author.ADMINISTRATOR).applyTo(Details.NONE);
        return new DetailsPatch(all, Author.PERSON).applyTo(told);
    }
}
