/**
 * How an authorization response reaches its client through the browser: in the query (RFC 6749 §4.1.2), in a form (OAuth 2.0 Form Post
 * Response Mode) or as a JWT in either (JARM), always with the issuer (RFC 9207) and never by a redirect that repeats a form.
 */
@NullMarked
package triad.provider.response;

import org.jspecify.annotations.NullMarked;
