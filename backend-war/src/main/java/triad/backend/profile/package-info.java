/** One's own profile: the provider's identity data beside the fields that this server stores. */
@NullMarked
package triad.backend.profile;

import org.jspecify.annotations.NullMarked;
