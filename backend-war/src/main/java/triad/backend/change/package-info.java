/** Who has changed, on whichever node: what is remembered of people holds until then. */
@NullMarked
package triad.backend.change;

import org.jspecify.annotations.NullMarked;
