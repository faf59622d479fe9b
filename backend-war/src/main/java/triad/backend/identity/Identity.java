package triad.backend.identity;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What the provider says about a user (OIDC Core §5.1); null where it says nothing. */
public record Identity(
        @Nullable String name,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String preferredUsername,
        @Nullable String email,
        @Nullable Boolean emailVerified,
        @Nullable String picture,
        @Nullable String locale,
        @Nullable String zoneinfo) {

    /** Reads the claims of an answer. */
    public static Identity of(JsonObject claims) {
        return new Identity(
                claims.getString("name", null),
                claims.getString("given_name", null),
                claims.getString("family_name", null),
                claims.getString("preferred_username", null),
                claims.getString("email", null),
                claims.containsKey("email_verified") ? claims.getBoolean("email_verified", false) : null,
                claims.getString("picture", null),
                claims.getString("locale", null),
                claims.getString("zoneinfo", null));
    }
}
