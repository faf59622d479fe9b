/** The people this provider knows, and their passwords. */
@NullMarked
package triad.provider.user;

import org.jspecify.annotations.NullMarked;
