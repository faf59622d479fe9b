package triad.provider.authorize;

import java.util.Optional;

/**
 * What a redeemed authorization code stands for.
 *
 * @param family everything that comes from this authorization
 * @param nonce for the ID token
 */
public record AuthorizationCode(TokenFamily family, Optional<String> nonce) {}
