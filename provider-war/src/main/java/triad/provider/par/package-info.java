/** Pushed authorization requests (RFC 9126). */
@NullMarked
package triad.provider.par;

import org.jspecify.annotations.NullMarked;
