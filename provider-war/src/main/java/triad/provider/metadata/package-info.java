/**
 * What the document of a client that registers itself may say (RFC 7591 §2, OpenID Connect Registration §2), and what it becomes: defaults
 * filled in, everything that is asked for is served, its sector asked last.
 */
@NullMarked
package triad.provider.metadata;

import org.jspecify.annotations.NullMarked;
