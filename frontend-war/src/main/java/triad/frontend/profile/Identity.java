package triad.frontend.profile;

import jakarta.json.bind.annotation.JsonbProperty;
import java.io.Serializable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import triad.frontend.people.Person;

/** What the provider says about a user (OpenID Connect Core 1.0 §5.1); null where it says nothing. */
public record Identity(
        @Nullable String name,
        @JsonbProperty("given_name") @Nullable String givenName,
        @JsonbProperty("family_name") @Nullable String familyName,
        @JsonbProperty("preferred_username") @Nullable String preferredUsername,
        @Nullable String email,
        @JsonbProperty("email_verified") @Nullable Boolean emailVerified,
        @Nullable String picture,
        @Nullable String locale,
        @Nullable String zoneinfo)
        implements Serializable {
    /** How to call the user: the best of what is known; empty if nothing is. */
    public String displayName() {
        return Stream.of(name, givenName, preferredUsername, email)
                .flatMap(Stream::ofNullable)
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
    }

    /** One or two letters in place of a picture. */
    public String initials() {
        return Person.initials(displayName());
    }
}
