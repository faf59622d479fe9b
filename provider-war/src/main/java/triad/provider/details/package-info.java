/** Rich authorization requests (RFC 9396). */
@NullMarked
package triad.provider.details;

import org.jspecify.annotations.NullMarked;
