/** The landing page, which pages there are, and who is looking at them. */
@NullMarked
package triad.frontend.home;

import org.jspecify.annotations.NullMarked;
