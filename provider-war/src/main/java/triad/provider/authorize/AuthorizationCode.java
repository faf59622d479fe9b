package triad.provider.authorize;

import java.util.Optional;

/**
 * What a redeemed authorization code stands for.
 *
 * @param familyId everything that comes from this authorization
 * @param nonce for the ID token
 */
public record AuthorizationCode(String familyId, Optional<String> nonce) {}
