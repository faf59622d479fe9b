/** What tokens are for: protected resources (RFC 8707, RFC 9728), and the scopes that they understand (RFC 6749 §3.3). */
@NullMarked
package triad.provider.resource;

import org.jspecify.annotations.NullMarked;
