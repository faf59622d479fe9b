/**
 * The authorization endpoint (RFC 6749 §3.1): one idempotent URL that is asked until nothing is missing.
 *
 * <ol>
 *   <li>{@code /authorize?client_id&request_uri} or plain parameters: {@link triad.provider.authorize.AuthorizationChecks} in order
 *   <li>{@link triad.provider.authorize.Decision}: sign-in missing, consent missing, refused, or granted
 *   <li>what is missing is asked for on a page; the request waits under a handle, and {@code /authorize/{handle}} decides anew
 *   <li>granted: {@link triad.provider.code.AuthorizationCodes} issues a code, and the browser goes back with
 *       {@code code}, {@code state} and {@code iss}
 * </ol>
 */
@NullMarked
package triad.provider.authorize;

import org.jspecify.annotations.NullMarked;
