/** How the backend is called: with the token of the user, and every way such a call can end. */
@NullMarked
package triad.frontend.backend;

import org.jspecify.annotations.NullMarked;
