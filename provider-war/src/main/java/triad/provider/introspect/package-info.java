/** Token introspection (RFC 7662). */
@NullMarked
package triad.provider.introspect;

import org.jspecify.annotations.NullMarked;
