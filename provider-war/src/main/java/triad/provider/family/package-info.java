/**
 * Token families: what was asked for and granted in one authorization, and everything that comes of it, which lives and ends together
 * (RFC 6749 §4.1.2, RFC 9700 §4.14.2).
 */
@NullMarked
package triad.provider.family;

import org.jspecify.annotations.NullMarked;
