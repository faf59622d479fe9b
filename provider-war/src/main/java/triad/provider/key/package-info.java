/** The provider's signing keys: encrypted in the database, published as a JWK set, used for everything the provider signs. */
@NullMarked
package triad.provider.key;

import org.jspecify.annotations.NullMarked;
