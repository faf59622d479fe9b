/** Demonstrating proof of possession (RFC 9449): proofs, their nonces, and what a token is bound to. */
@NullMarked
package triad.provider.dpop;

import org.jspecify.annotations.NullMarked;
