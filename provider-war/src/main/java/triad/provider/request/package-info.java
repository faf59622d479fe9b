/**
 * Authorization requests as JWTs (RFC 9101): by value, in a pushed request (RFC 9126 §3), or by a registered reference.
 *
 * <p>Whatever comes out was said by the client itself: nothing of the request around the object counts (RFC 9101 §6.3).
 */
@NullMarked
package triad.provider.request;

import org.jspecify.annotations.NullMarked;
