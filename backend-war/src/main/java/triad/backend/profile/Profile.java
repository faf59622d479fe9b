package triad.backend.profile;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.EntityTag;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import triad.backend.field.Visibility;
import triad.backend.json.Document;
import triad.backend.json.Jsons;
import triad.backend.person.Person;

/** One's own profile: what the provider says beside what this server stores. */
final class Profile {
    private final Person person;
    private final boolean stale;
    private @Nullable Document document;

    /**
     * Makes one.
     *
     * @param person somebody of whom the provider has told
     * @param stale whether the provider could not be asked whether it would still say so
     */
    Profile(Person person, boolean stale) {
        this.person = person;
        this.stale = stale;
    }

    Person person() {
        return person;
    }

    boolean stale() {
        return stale;
    }

    Profile with(Person changed) {
        return new Profile(changed, stale);
    }

    /** When the provider said it. */
    Instant identityAt() {
        return Objects.requireNonNull(person.identityAt());
    }

    /**
     * Its tag has two parts: what a change could be about, and when the provider was asked. Both together name the bytes (RFC 9110
     * §8.8.1); a change names the version that it is of by the first alone, so that asking again does not make it fail.
     */
    Document document() {
        Document made = document;
        if (made == null) {
            made = make();
            document = made;
        }
        return made;
    }

    private Document make() {
        JsonObject data = data();
        JsonObjectBuilder json =
                Jsons.object(data).add("identity_at", identityAt().toString());
        if (stale) {
            json.add("identity_stale", true);
        }
        String asked = identityAt().toEpochMilli() + (stale ? "-stale" : "");
        return new Document(json.build().toString(), new EntityTag(Document.nameOf(data.toString()) + "." + asked));
    }

    /** Whether an If-Match names what is here now (RFC 9110 §13.1.1), whenever the provider said its part. */
    boolean isNamedBy(String ifMatch) {
        String version = "\"" + Document.nameOf(data().toString()) + ".";
        return ifMatch.strip().equals("*")
                || Stream.of(ifMatch.split(",")).map(String::strip).anyMatch(tag -> tag.startsWith(version));
    }

    private JsonObject data() {
        return Jsons.object()
                .add("sub", person.subject())
                .add("identity", person.identityJson())
                .add("profile", person.details().seenBy(Visibility.ME))
                .add("visibility", person.details().visibility())
                .add(
                        "updated_at",
                        person.updatedAt() == null
                                ? JsonValue.NULL
                                : Jsons.text(person.updatedAt().toString()))
                .build();
    }
}
