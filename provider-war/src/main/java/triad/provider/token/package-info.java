/** The token endpoint (RFC 6749 §3.2), which hands each request to its grant; and the tokens themselves: access, refresh and ID tokens. */
@NullMarked
package triad.provider.token;

import org.jspecify.annotations.NullMarked;
