/**
 * Authorization requests on their way in: plain, pushed (RFC 9126), or as JWTs (RFC 9101) by value or by a registered reference; and where
 * they wait for their user.
 *
 * <p>Whatever comes out of a JWT was said by the client itself: nothing of the request around the object counts (RFC 9101 §6.3).
 */
@NullMarked
package triad.provider.request;

import org.jspecify.annotations.NullMarked;
