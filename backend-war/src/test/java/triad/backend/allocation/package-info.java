/** What this server allocates on the paths of its requests, and the bounds of that. */
@NullMarked
package triad.backend.allocation;

import org.jspecify.annotations.NullMarked;
