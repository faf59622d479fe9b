/** Who changed what of one's own profile, in words. */
@NullMarked
package triad.frontend.history;

import org.jspecify.annotations.NullMarked;
