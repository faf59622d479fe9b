/** What the provider allocates on the paths of its requests, and the bounds of that. */
@NullMarked
package triad.provider.allocation;

import org.jspecify.annotations.NullMarked;
