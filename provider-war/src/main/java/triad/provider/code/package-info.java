/**
 * Authorization codes (RFC 6749 §4.1.2): bound to a client, a redirect URI, a code challenge (RFC 7636) and perhaps a key (RFC 9449 §10),
 * issued with their token family, redeemed once.
 */
@NullMarked
package triad.provider.code;

import org.jspecify.annotations.NullMarked;
