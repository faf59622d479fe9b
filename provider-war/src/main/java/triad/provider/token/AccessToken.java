package triad.provider.token;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import triad.provider.client.Scopes;
import triad.provider.http.Confirmation;

/**
 * What an access token says (RFC 9068 §2.2).
 *
 * @param subject the user, or the client itself where there is none
 * @param clientId whom it was issued to
 * @param audience the one resource it is for
 * @param confirmation what whoever uses it has to prove (RFC 8705 §3.1, RFC 9449 §6.1)
 * @param signIn how the user came in; empty where there is no user
 * @param actor who acts for the subject (RFC 8693 §4.1): nested members {@code sub} and {@code act}
 */
public record AccessToken(
        String jwtId,
        String subject,
        String clientId,
        String audience,
        Scopes scope,
        Instant issuedAt,
        Instant expiresAt,
        Confirmation confirmation,
        Optional<SignIn> signIn,
        Optional<Map<String, Object>> actor) {

    /**
     * How the user came in.
     *
     * @param familyId what revokes it
     * @param sessionId the session at the provider
     * @param roles the user's roles, {@code groups} on the wire (RFC 9068 §2.2.3.1)
     */
    public record SignIn(String familyId, String sessionId, String acr, Instant authTime, Set<String> roles) {}
}
