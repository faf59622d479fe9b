/**
 * The self-check behind {@code scripts/check-config}: which demand of OAuth 2.1, RFC 9700 and FAPI 2.0 a client or the server misses. It
 * runs without a server, on the deployment's files.
 */
@NullMarked
package triad.provider.check;

import org.jspecify.annotations.NullMarked;
