/** The end of a session, here and at the provider. */
@NullMarked
package triad.frontend.logout;

import org.jspecify.annotations.NullMarked;
