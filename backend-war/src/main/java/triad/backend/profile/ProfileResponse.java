package triad.backend.profile;

import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import triad.backend.field.Visibility;
import triad.backend.person.Person;
import triad.backend.provider.Identity;

/**
 * One's own profile on the wire.
 *
 * @param identity the provider's data
 * @param profile this server's data
 * @param visibility who sees which field
 * @param updatedAt when this server's data changed last; null: never
 */
@JsonbPropertyOrder({"sub", "identity", "profile", "visibility", "updatedAt"})
public record ProfileResponse(
        String sub,
        Identity identity,
        JsonObject profile,
        JsonObject visibility,

        @JsonbProperty(value = "updated_at", nillable = true) @Nullable
        Instant updatedAt) {

    static ProfileResponse of(Identity identity, Person person) {
        return new ProfileResponse(
                person.subject(),
                identity,
                person.details().seenBy(Visibility.ME),
                person.details().visibility(),
                person.updatedAt());
    }
}
