/** Style sheets and scripts, at addresses of their own: no source of a page is one of them. */
@NullMarked
package triad.frontend.assets;

import org.jspecify.annotations.NullMarked;
