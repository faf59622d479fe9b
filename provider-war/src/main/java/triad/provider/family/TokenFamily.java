package triad.provider.family;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import triad.provider.claims.ClaimsRequest;
import triad.provider.details.AuthorizationDetails;
import triad.provider.resource.Scopes;

/**
 * Everything that comes from one authorization: its code, access tokens, refresh tokens and exchanged tokens. They live and end
 * together.
 *
 * @param familyId the claim {@code family_id} of its access tokens
 * @param sessionId the session it was made in, with which it ends; empty where it outlives the browser, or the user was in none
 * @param scope all that was granted
 * @param resource the audience of its access tokens
 * @param resourceScope the scope of its access tokens
 * @param claims what was granted by name
 * @param details what was granted in detail (RFC 9396 §7)
 * @param acr how strongly the user signed in
 * @param amr by which methods
 * @param authTime when
 * @param expiresAt after this there is no refresh
 */
public record TokenFamily(
        String familyId,
        String clientId,
        String userId,
        Optional<String> sessionId,
        Scopes scope,
        String resource,
        Scopes resourceScope,
        ClaimsRequest claims,
        AuthorizationDetails details,
        String acr,
        List<String> amr,
        Instant authTime,
        Instant expiresAt) {}
