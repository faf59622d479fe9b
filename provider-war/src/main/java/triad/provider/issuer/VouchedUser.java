package triad.provider.issuer;

import java.time.Instant;

/**
 * What an assertion says of a user, once all of it holds.
 *
 * @param issuer who says it
 * @param subject the user, as that issuer names users
 * @param jwtId the assertion's own, used once
 * @param authTime when the user signed in there, as far as the issuer tells; otherwise when it said so
 * @param expiresAt the end of the assertion
 */
public record VouchedUser(TrustedIssuer issuer, String subject, String jwtId, Instant authTime, Instant expiresAt) {}
