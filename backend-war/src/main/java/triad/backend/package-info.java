@NullMarked
package triad.backend;

import org.jspecify.annotations.NullMarked;
