/**
 * Who is calling a server-to-server endpoint (RFC 6749 §2.3): a client proves itself by exactly one method, the one it registered.
 *
 * <ol>
 *   <li>{@link triad.provider.authenticate.ClientAuthentication}: which method the request shows, for which client
 *   <li>{@link triad.provider.authenticate.ClientAssertions}, {@link triad.provider.authenticate.BasicCredentials}, a certificate or
 *       nothing: whether it holds
 *   <li>{@link triad.provider.authenticate.SenderConstraint}: what the tokens that the client gets are bound to
 * </ol>
 */
@NullMarked
package triad.provider.authenticate;

import org.jspecify.annotations.NullMarked;
