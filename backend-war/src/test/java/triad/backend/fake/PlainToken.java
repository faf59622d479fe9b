package triad.backend.fake;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A verified token as MicroProfile JWT gives it: plain values for the claims that it knows, JSON for the others. */
public record PlainToken(String raw, Map<String, Object> claims) implements JsonWebToken {

    /** One of the frontend for somebody who may read and write all, bound to its certificate. */
    public static PlainToken of(String raw, long issuedAt) {
        JsonObject confirmation = Json.createObjectBuilder()
                .add("x5t#S256", Certificates.thumbprint("frontend"))
                .build();
        return new PlainToken(
                raw,
                Map.of(
                        "sub",
                        "ada",
                        "raw_token",
                        raw,
                        "iat",
                        issuedAt,
                        "exp",
                        issuedAt + 300,
                        "groups",
                        Set.of("people"),
                        "client_id",
                        Json.createValue("frontend"),
                        "sid",
                        Json.createValue("session"),
                        "family_id",
                        Json.createValue("family"),
                        "scope",
                        Json.createValue("openid profile:read profile:write people:read people:write"),
                        "cnf",
                        confirmation));
    }

    @Override
    public String getName() {
        return "ada";
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.keySet();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // as MicroProfile JWT declares it
    public <T> T getClaim(String name) {
        return (T) claims.get(name);
    }
}
