@NullMarked
package triad.frontend;

import org.jspecify.annotations.NullMarked;
