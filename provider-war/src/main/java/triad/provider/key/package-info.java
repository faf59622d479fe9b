/**
 * The provider's signing keys: encrypted in the database, published as a JWK set, used for everything the provider signs.
 *
 * <p>Of each algorithm, a key is next (published, so that all nodes and verifiers learn it), then current (signs), then retired
 * (published until what it signed has expired), then gone. {@link triad.provider.key.KeyRotation} lets it go on, by time or at once.
 */
@NullMarked
package triad.provider.key;

import org.jspecify.annotations.NullMarked;
