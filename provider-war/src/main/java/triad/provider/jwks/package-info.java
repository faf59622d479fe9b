/**
 * The public keys of others (RFC 7517), clients and issuers: by value or at their {@code jwks_uri}, to verify what they sign and to encrypt
 * what is for them alone.
 */
@NullMarked
package triad.provider.jwks;

import org.jspecify.annotations.NullMarked;
