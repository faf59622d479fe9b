/** People: what they are, what they tell about themselves, who sees which of it, and every change of it. */
@NullMarked
package triad.backend.person;

import org.jspecify.annotations.NullMarked;
