/** Who stands above and below a person. */
@NullMarked
package triad.backend.chart;

import org.jspecify.annotations.NullMarked;
