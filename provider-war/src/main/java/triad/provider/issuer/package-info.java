/** Issuers elsewhere whose word about a user counts here (RFC 7521 §3, RFC 7523 §2.1): each is a file of the deployment. */
@NullMarked
package triad.provider.issuer;

import org.jspecify.annotations.NullMarked;
