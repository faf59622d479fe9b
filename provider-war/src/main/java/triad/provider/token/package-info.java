/** The token endpoint (RFC 6749 §3.2): one grant, one class; and the tokens themselves. */
@NullMarked
package triad.provider.token;

import org.jspecify.annotations.NullMarked;
