package triad.backend.vcard;

import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.io.text.VCardWriter;
import ezvcard.parameter.ImageType;
import ezvcard.parameter.TelephoneType;
import ezvcard.property.Address;
import ezvcard.property.Kind;
import ezvcard.property.Photo;
import ezvcard.property.StructuredName;
import ezvcard.property.Timezone;
import ezvcard.property.Uid;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A person as a vCard 4.0 (RFC 6350), of what one sees of them.
 *
 * @param seen as the API tells it
 * @param department its name, where one sees it
 * @param photo a JPEG, where one sees it; the provider's picture otherwise
 */
record PersonCard(JsonObject seen, Optional<String> department, Optional<byte[]> photo) {

    String text() {
        VCard card = new VCard(VCardVersion.V4_0);
        card.setKind(Kind.individual());
        card.setUid(new Uid(seen.getString("sub")));
        card.setFormattedName(seen.getString("name"));
        card.setStructuredName(name());
        with("email", card::addEmail);
        each("phones", phone -> card.addTelephoneNumber(phone, TelephoneType.WORK));
        with("job_title", card::addTitle);
        department.ifPresent(card::setOrganization);
        with("location", location -> card.addAddress(at(location)));
        with("time_zone", zone -> card.setTimezone(new Timezone(zone)));
        each("languages", card::addLanguage);
        each("links", card::addUrl);
        with("biography", card::addNote);
        with("pronouns", pronouns -> card.addExtendedProperty("PRONOUNS", pronouns));
        photo.ifPresentOrElse(
                jpeg -> card.addPhoto(new Photo(jpeg, ImageType.JPEG)),
                () -> with("picture", picture -> card.addPhoto(new Photo(picture, (ImageType) null))));
        return written(card);
    }

    private static String written(VCard card) {
        StringWriter text = new StringWriter();
        try (VCardWriter writer = new VCardWriter(text, VCardVersion.V4_0)) {
            writer.setAddProdId(false);
            writer.write(card);
        } catch (IOException e) {
            throw new IllegalStateException("Memory is always there to be written to", e);
        }
        return text.toString();
    }

    private StructuredName name() {
        StructuredName name = new StructuredName();
        with("family_name", name::setFamily);
        with("given_name", name::setGiven);
        return name;
    }

    private static Address at(String location) {
        Address address = new Address();
        address.setLocality(location);
        return address;
    }

    private void with(String member, Consumer<String> use) {
        if (seen.get(member) instanceof JsonString text && !text.getString().isEmpty()) {
            use.accept(text.getString());
        }
    }

    private void each(String member, Consumer<String> use) {
        List<JsonString> texts =
                seen.get(member) instanceof JsonArray list ? list.getValuesAs(JsonString.class) : List.of();
        texts.forEach(text -> use.accept(text.getString()));
    }
}
