/** The surface of HTTP that every endpoint shares: parameters in, JSON or a refusal out, and the headers of every answer. */
@NullMarked
package triad.provider.http;

import org.jspecify.annotations.NullMarked;
