package triad.provider.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import triad.provider.details.AuthorizationDetails;
import triad.provider.family.LivingFamily;
import triad.provider.family.TokenFamily;
import triad.provider.mtls.Confirmation;
import triad.provider.resource.Scopes;

/**
 * What an access token says (RFC 9068 §2.2).
 *
 * @param subject the user as the client sees it, or the client itself where there is none
 * @param clientId whom it was issued to
 * @param audience the one resource it is for
 * @param times when it holds
 * @param confirmation what whoever uses it has to prove (RFC 8705 §3.1, RFC 9449 §6.1)
 * @param signIn how the user came in; empty where there is no user
 * @param actor who acts for the subject (RFC 8693 §4.1): nested members {@code sub} and {@code act}
 * @param mayAct the only client that may act for the subject (RFC 8693 §4.4); empty where the token does not say
 */
public record AccessToken(
        String jwtId,
        String subject,
        String clientId,
        String audience,
        Scopes scope,
        Times times,
        Confirmation confirmation,
        Optional<SignIn> signIn,
        Optional<Map<String, Object>> actor,
        Optional<String> mayAct) {

    /** What it may do in detail: what was granted so, at the resource of the grant (RFC 9396 §9.1). */
    public AuthorizationDetails details() {
        return signIn.map(SignIn::family)
                .filter(family -> family.resource().equals(audience))
                .map(TokenFamily::details)
                .orElse(AuthorizationDetails.NONE);
    }

    /**
     * When a token holds.
     *
     * @param expiresAt the first instant at which it does not
     */
    public record Times(Instant issuedAt, Instant expiresAt) {
        /** How long it lasts. */
        public Duration lasts() {
            return Duration.between(issuedAt, expiresAt);
        }
    }

    /**
     * Whose token it is, and how the user came in.
     *
     * @param living what it comes from, and what revokes it
     * @param roles the user's roles, {@code groups} on the wire (RFC 9068 §2.2.3.1)
     */
    public record SignIn(LivingFamily living, Set<String> roles) {
        /** What it comes from. */
        public TokenFamily family() {
            return living.family();
        }
    }
}
