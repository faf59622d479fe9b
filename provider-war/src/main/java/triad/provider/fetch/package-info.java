/**
 * The one way in which the provider makes requests to addresses that others name.
 *
 * <ol>
 *   <li>{@link triad.provider.fetch.Destination}: https, a host, nothing else in the authority.
 *   <li>{@link triad.provider.fetch.GuardedResolver}: every address of the host is public, or the deployment lists the host.
 *   <li>The connection goes to an address that was checked; the certificate is checked against the host name.
 *   <li>One request, one answer of bounded size within a deadline: no redirect, cookie, retry, decompression or certificate of ours.
 * </ol>
 */
@NullMarked
package triad.provider.fetch;

import org.jspecify.annotations.NullMarked;
