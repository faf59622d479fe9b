package triad.provider.authorize;

import java.util.Optional;

/**
 * What a redeemed authorization code stands for.
 *
 * @param living everything that comes from this authorization
 * @param nonce for the ID token
 */
public record AuthorizationCode(LivingFamily living, Optional<String> nonce) {}
