package triad.provider.user;

import java.util.LinkedHashMap;
import java.util.Map;
import triad.provider.client.Scopes;

/** The standard claims about a user that scopes ask for (OpenID Connect Core §5.1, §5.4). */
public final class UserClaims {
    private UserClaims() {}

    /** The claims for these scopes, without {@code sub}. */
    public static Map<String, Object> of(User user, Scopes scopes) {
        Map<String, Object> claims = new LinkedHashMap<>();
        if (scopes.has("profile")) {
            claims.put("name", user.name());
            claims.put("given_name", user.givenName());
            claims.put("family_name", user.familyName());
            claims.put("preferred_username", user.username());
            user.picture().ifPresent(picture -> claims.put("picture", picture));
            user.locale().ifPresent(locale -> claims.put("locale", locale));
            user.zoneinfo().ifPresent(zone -> claims.put("zoneinfo", zone));
            claims.put("updated_at", user.updatedAt().getEpochSecond());
        }
        if (scopes.has("email")) {
            claims.put("email", user.email());
            claims.put("email_verified", user.emailVerified());
        }
        return claims;
    }
}
