package triad.provider.token;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import triad.provider.details.AuthorizationDetails;
import triad.provider.http.OpaqueValue;
import triad.provider.mtls.Confirmation;
import triad.provider.resource.Scopes;

/**
 * A token response (RFC 6749 §5.1).
 *
 * @param confirmation decides the token type (RFC 9449 §5)
 * @param details what was granted in detail (RFC 9396 §7)
 * @param issuedTokenType only of a token exchange (RFC 8693 §2.2.1)
 */
public record TokenResponse(
        String accessToken,
        Confirmation confirmation,
        Duration expiresIn,
        Scopes scope,
        AuthorizationDetails details,
        Optional<OpaqueValue> refreshToken,
        Optional<String> idToken,
        Optional<String> issuedTokenType) {

    /** An answer with an access token alone. */
    public static TokenResponse of(String accessToken, Confirmation confirmation, Duration expiresIn, Scopes scope) {
        return new TokenResponse(
                accessToken,
                confirmation,
                expiresIn,
                scope,
                AuthorizationDetails.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** An answer with an access token of the type that an exchange asked for. */
    public static TokenResponse exchanged(
            String accessToken, Confirmation confirmation, Duration expiresIn, Scopes scope, String type) {
        return new TokenResponse(
                accessToken,
                confirmation,
                expiresIn,
                scope,
                AuthorizationDetails.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.of(type));
    }

    /** An answer that was given before, out of its {@link #toMap() members}. */
    public static TokenResponse of(Map<String, Object> members, Confirmation confirmation) {
        return new TokenResponse(
                text(members, "access_token").orElseThrow(),
                confirmation,
                Duration.ofSeconds(((Number) members.getOrDefault("expires_in", 0)).longValue()),
                Scopes.parse(text(members, "scope").orElse("")),
                members.get("authorization_details") instanceof List<?> details
                        ? AuthorizationDetails.of(details)
                        : AuthorizationDetails.NONE,
                text(members, "refresh_token").map(OpaqueValue::new),
                text(members, "id_token"),
                Optional.empty());
    }

    /** The same answer with a refresh token. */
    public TokenResponse with(OpaqueValue token) {
        return new TokenResponse(
                accessToken, confirmation, expiresIn, scope, details, Optional.of(token), idToken, issuedTokenType);
    }

    /** The members on the wire. */
    public Map<String, Object> toMap() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("access_token", accessToken);
        issuedTokenType.ifPresent(type -> members.put("issued_token_type", type));
        members.put("token_type", confirmation.tokenType());
        members.put("expires_in", expiresIn.toSeconds());
        if (!scope.isEmpty() || details.isEmpty()) {
            members.put("scope", scope.toString());
        }
        if (!details.isEmpty()) {
            members.put("authorization_details", details.elements());
        }
        refreshToken.ifPresent(token -> members.put("refresh_token", token.value()));
        idToken.ifPresent(token -> members.put("id_token", token));
        return members;
    }

    private static Optional<String> text(Map<String, Object> members, String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
