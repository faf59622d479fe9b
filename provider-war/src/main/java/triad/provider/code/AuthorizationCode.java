package triad.provider.code;

import java.util.Optional;
import triad.provider.family.LivingFamily;

/**
 * What an authorization code stands for.
 *
 * @param hash of the code
 * @param living everything that comes from this authorization
 * @param nonce for the ID token
 */
public record AuthorizationCode(String hash, LivingFamily living, Optional<String> nonce) {}
