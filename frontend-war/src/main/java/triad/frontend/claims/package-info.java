/** What the provider says of a user, where we sign people in for no API of ours: the one page of a relying party elsewhere. */
@NullMarked
package triad.frontend.claims;

import org.jspecify.annotations.NullMarked;
