/** Token revocation (RFC 7009). */
@NullMarked
package triad.provider.revoke;

import org.jspecify.annotations.NullMarked;
