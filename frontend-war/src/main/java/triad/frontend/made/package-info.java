/** "How this page was made": the trace of a request, drawn and told in words; in development alone. */
@NullMarked
package triad.frontend.made;

import org.jspecify.annotations.NullMarked;
