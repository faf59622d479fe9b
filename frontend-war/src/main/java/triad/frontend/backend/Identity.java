package triad.frontend.backend;

import jakarta.json.bind.annotation.JsonbProperty;
import java.io.Serializable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        String[] words = displayName().strip().split("\\s+", -1);
        return first(words[0]) + (words.length > 1 ? first(words[words.length - 1]) : "");
    }

    /** Whole code points: a name may begin beyond the basic plane. */
    private static String first(String word) {
        return word.isEmpty() ? "" : Character.toString(Character.toUpperCase(word.codePointAt(0)));
    }
}
