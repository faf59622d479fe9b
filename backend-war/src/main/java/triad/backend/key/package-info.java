/** The provider's public keys, kept at hand for whatever it signs: access tokens and security events. */
@NullMarked
package triad.backend.key;

import org.jspecify.annotations.NullMarked;
