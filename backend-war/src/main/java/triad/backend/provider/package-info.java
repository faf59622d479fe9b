/** The backend as an OAuth client of the provider: metadata, keys, introspection, token exchange, identity data.
 *
 * <p>Identity of a user: 1. the user's token is exchanged for one to the provider's user API (RFC 8693), kept until it expires;
 * 2. that token fetches the claims (OIDC Core §5.3), which are used again
 * for a bounded time unless the provider tells that they changed; 3. every way to end is one case of {@link triad.backend.provider.IdentityOutcome}. */
@NullMarked
package triad.backend.provider;

import org.jspecify.annotations.NullMarked;
