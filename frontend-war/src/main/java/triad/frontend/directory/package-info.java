/** The people at the backend: finding them, and one of them with what stands around. */
@NullMarked
package triad.frontend.directory;

import org.jspecify.annotations.NullMarked;
