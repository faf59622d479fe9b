/** The end of a session, here and at the provider, whichever of the two is told first. */
@NullMarked
package triad.frontend.logout;

import org.jspecify.annotations.NullMarked;
