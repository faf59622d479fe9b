/** What a person may tell of themselves, and to whom. */
@NullMarked
package triad.backend.field;

import org.jspecify.annotations.NullMarked;
