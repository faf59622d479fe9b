/** What HTTP asks of every resource (RFC 9110): bodies as far as they are read, parameters read once, and answers that nobody needs twice. */
@NullMarked
package triad.backend.http;

import org.jspecify.annotations.NullMarked;
