/**
 * The backend as an OAuth client of the provider: metadata, keys, introspection, token exchange, security events.
 *
 * <p>As the user: 1. the user's token is exchanged for one to the provider's user API (RFC 8693), kept until it expires; 2. that token
 * fetches the claims (OIDC Core §5.3). What is made of them is in {@link triad.backend.identity}.
 */
@NullMarked
package triad.backend.provider;

import org.jspecify.annotations.NullMarked;
