package triad.provider.introspect;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import triad.provider.claims.Subjects;
import triad.provider.client.Client;
import triad.provider.config.ProviderConfig;
import triad.provider.family.TokenFamily;
import triad.provider.http.OpaqueValue;
import triad.provider.mtls.Confirmation;
import triad.provider.resource.ProtectedResource;
import triad.provider.resource.ProtectedResources;
import triad.provider.token.AccessToken;
import triad.provider.token.AccessTokens;
import triad.provider.token.RefreshToken;
import triad.provider.token.RefreshTokens;

/**
 * What a caller may know of a token (RFC 7662 §2.2).
 *
 * <p>Of an access token, the resource server that it is for and the client that it was issued to learn something; of a refresh token,
 * its client alone. Everybody else reads {@code active: false}.
 */
@ApplicationScoped
public class Introspection {
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final ProtectedResources resources;
    private final Subjects subjects;
    private final String issuer;

    @Inject
    Introspection(
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            ProtectedResources resources,
            Subjects subjects,
            ProviderConfig config) {
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.resources = resources;
        this.subjects = subjects;
        this.issuer = config.issuer().toString();
    }

    /** The members of the answer; a hint of the token's type would change nothing. */
    Map<String, Object> of(Client caller, String token) {
        Optional<Map<String, Object>> access = accessTokens
                .verify(token)
                .filter(read -> isMeantFor(caller, read))
                .map(this::active);
        return access.or(() -> refreshTokens
                        .find(caller, new OpaqueValue(token))
                        .filter(found -> found.replacement().isEmpty())
                        .map(found -> active(caller, found)))
                .orElse(Map.of("active", false));
    }

    private boolean isMeantFor(Client caller, AccessToken token) {
        return token.clientId().equals(caller.clientId())
                || resources
                        .find(token.audience())
                        .flatMap(ProtectedResource::clientId)
                        .filter(caller.clientId()::equals)
                        .isPresent();
    }

    private Map<String, Object> active(AccessToken token) {
        Map<String, Object> members = members(token.subject(), token.clientId());
        members.put("aud", token.audience());
        members.put("scope", token.scope().toString());
        members.put("iat", token.times().issuedAt().getEpochSecond());
        members.put("exp", token.times().expiresAt().getEpochSecond());
        members.put("jti", token.jwtId());
        members.put("token_type", token.confirmation().tokenType());
        bound(members, token.confirmation());
        token.signIn().map(AccessToken.SignIn::family).ifPresent(family -> {
            members.put("acr", family.acr());
            members.put("auth_time", family.authTime().getEpochSecond());
        });
        if (!token.details().isEmpty()) {
            members.put("authorization_details", token.details().elements());
        }
        token.actor().ifPresent(actor -> members.put("act", actor));
        return members;
    }

    private Map<String, Object> active(Client caller, RefreshToken token) {
        TokenFamily family = token.family();
        Map<String, Object> members = members(subjects.of(caller, family.userId()), family.clientId());
        members.put("scope", family.scope().toString());
        members.put("exp", family.expiresAt().getEpochSecond());
        bound(members, token.binding());
        return members;
    }

    private Map<String, Object> members(String subject, String clientId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("active", true);
        members.put("iss", issuer);
        members.put("sub", subject);
        members.put("client_id", clientId);
        return members;
    }

    private static void bound(Map<String, Object> members, Confirmation confirmation) {
        if (!Confirmation.NONE.equals(confirmation)) {
            members.put("cnf", confirmation.toMap());
        }
    }
}
