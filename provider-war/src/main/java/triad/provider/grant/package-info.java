/**
 * The ways to get tokens at the token endpoint (RFC 6749 §1.3): one grant, one class. Those of the device flow and of CIBA are in their own
 * rooms.
 */
@NullMarked
package triad.provider.grant;

import org.jspecify.annotations.NullMarked;
