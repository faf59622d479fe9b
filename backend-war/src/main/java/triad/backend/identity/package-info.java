/**
 * Who the user of a token is, as the provider says it.
 *
 * <p>1. {@link triad.backend.provider.UserInfo} fetches the claims on the user's behalf; 2. {@link triad.backend.identity.Identities} uses
 * them again for a bounded time, unless the provider tells that they changed; 3. every way to end is one case of
 * {@link triad.backend.identity.IdentityOutcome}.
 */
@NullMarked
package triad.backend.identity;

import org.jspecify.annotations.NullMarked;
