/** What the server remembers from one request to the next: a node alone by itself, several nodes together in a data grid. */
@NullMarked
package triad.frontend.memory;

import org.jspecify.annotations.NullMarked;
