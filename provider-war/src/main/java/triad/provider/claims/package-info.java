/**
 * What clients are told of a user: the claims (OpenID Connect Core §5) that scopes and requests ask for, the subject (§8), and what people
 * say of themselves.
 */
@NullMarked
package triad.provider.claims;

import org.jspecify.annotations.NullMarked;
