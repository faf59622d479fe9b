package triad.backend.vcard;

import static org.assertj.core.api.Assertions.assertThat;

import ezvcard.VCard;
import ezvcard.io.text.VCardReader;
import ezvcard.parameter.ImageType;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Images;

class PersonCardTest {
    private final JsonObjectBuilder seen =
            Json.createObjectBuilder().add("sub", "u1").add("name", "Ada Lovelace");

    private Optional<byte[]> photo = Optional.empty();

    @Test
    void nameAlone_isACard() {
        VCard card = card();

        assertThat(card.getFormattedName().getValue()).isEqualTo("Ada Lovelace");
        assertThat(card.getUid().getValue()).isEqualTo("u1");
        assertThat(card.getEmails()).isEmpty();
        assertThat(text()).startsWith("BEGIN:VCARD\r\nVERSION:4.0\r\n").doesNotContain("PRODID");
    }

    @Test
    void everyField_hasItsProperty() {
        seen.add("given_name", "Ada")
                .add("family_name", "Lovelace")
                .add("email", "ada@example.org")
                .add("phones", Json.createArrayBuilder().add("+44 1").add("+44 2"))
                .add("job_title", "Analyst")
                .add("location", "London")
                .add("time_zone", "Europe/London")
                .add("languages", Json.createArrayBuilder().add("en").add("fr"))
                .add("links", Json.createArrayBuilder().add("https://ada.example/"))
                .add("biography", "Notes\non the engine")
                .add("pronouns", "she/her")
                .add("picture", "https://ada.example/a.png");
        VCard card = card();

        assertThat(card.getStructuredName().getFamily()).isEqualTo("Lovelace");
        assertThat(card.getTelephoneNumbers()).hasSize(2);
        assertThat(card.getOrganization().getValues()).containsExactly("Engines");
        assertThat(card.getLanguages()).hasSize(2);
        assertThat(card.getNotes().get(0).getValue()).isEqualTo("Notes\non the engine");
        assertThat(card.getExtendedProperty("PRONOUNS").getValue()).isEqualTo("she/her");
        assertThat(card.getPhotos().get(0).getUrl()).isEqualTo("https://ada.example/a.png");
        assertThat(card.getUrls()).hasSize(1);
        assertThat(card.getTimezone().getText()).isEqualTo("Europe/London");
    }

    /** RFC 6350 §6.2.4: inside of the card, and one alone: address books show whichever they like. */
    @Test
    void photo_standsForThePicture() {
        seen.add("picture", "https://ada.example/a.png");
        photo = Optional.of(Images.of("jpg", 60, 40));
        VCard card = card();

        assertThat(card.getPhotos()).hasSize(1);
        assertThat(card.getPhotos().get(0).getData()).isEqualTo(photo.get());
        assertThat(card.getPhotos().get(0).getContentType()).isEqualTo(ImageType.JPEG);
        assertThat(text().lines()).allMatch(line -> line.length() <= 75);
    }

    /** RFC 6350 §3.4: no value ends its line and begins another property. */
    @ParameterizedTest
    @ValueSource(strings = {"x\r\nEMAIL:evil@example.org", "x\nEND:VCARD\nBEGIN:VCARD", "a;b,c\\d"})
    void textWithMarkup_staysText(String text) {
        seen.add("biography", text).add("pronouns", text).add("job_title", text);
        VCard card = card();

        assertThat(cards()).hasSize(1);
        assertThat(card.getEmails()).isEmpty();
        assertThat(card.getTitles().get(0).getValue()).isEqualToNormalizingNewlines(text);
    }

    private VCard card() {
        return cards().get(0);
    }

    private List<VCard> cards() {
        try (VCardReader reader = new VCardReader(text())) {
            return reader.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A builder is empty once it has built. */
    private String text() {
        JsonObject built = seen.build();
        built.forEach(seen::add);
        return new PersonCard(built, Optional.of("Engines"), photo).text();
    }
}
