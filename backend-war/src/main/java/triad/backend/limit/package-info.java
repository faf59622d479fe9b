/** How much of this server one user and one client may use, so that nobody takes it from the others. */
@NullMarked
package triad.backend.limit;

import org.jspecify.annotations.NullMarked;
