/**
 * Mutual TLS (RFC 8705): the certificate that a caller comes with, itself or through the deployment's proxy (RFC 9440), and what binds a
 * token to it or to another key (RFC 7800).
 */
@NullMarked
package triad.provider.mtls;

import org.jspecify.annotations.NullMarked;
