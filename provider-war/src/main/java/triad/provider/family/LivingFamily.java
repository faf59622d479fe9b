package triad.provider.family;

import triad.provider.user.User;

/**
 * A family that is alive, and whose it is.
 *
 * @param user as the account was when the family was looked up
 */
public record LivingFamily(TokenFamily family, User user) {}
