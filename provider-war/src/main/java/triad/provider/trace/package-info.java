/**
 * In development, the span of each call of another server (OpenTelemetry), told to that server with the answer; otherwise nothing.
 *
 * <p>Who calls must have a certificate of the deployment and ask for it. A span tells method, path, status, time and TLS, never a token, a
 * form or a query.
 */
@NullMarked
package triad.provider.trace;

import org.jspecify.annotations.NullMarked;
