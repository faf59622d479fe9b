/** JWTs that others signed (RFC 7519, RFC 8725): their signature, their times, and that none of them is used twice. */
@NullMarked
package triad.provider.jwt;

import org.jspecify.annotations.NullMarked;
