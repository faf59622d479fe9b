/** The departments of the organisation, one tree that administrators keep. */
@NullMarked
package triad.backend.department;

import org.jspecify.annotations.NullMarked;
