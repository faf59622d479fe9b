/** Every change of what people tell: who made it, when, and what each field was and became. */
@NullMarked
package triad.backend.history;

import org.jspecify.annotations.NullMarked;
