/** The backend's API as typed calls that carry the user, and every way such a call can end. */
@NullMarked
package triad.frontend.backend;

import org.jspecify.annotations.NullMarked;
