/** All that is kept of oneself: to take along, and to have erased; both may need another sign-in (RFC 9470). */
@NullMarked
package triad.frontend.data;

import org.jspecify.annotations.NullMarked;
