@NullMarked
package triad.provider;

import org.jspecify.annotations.NullMarked;
