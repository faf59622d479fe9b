/** The page of the departments: which is a part of which. */
@NullMarked
package triad.frontend.department;

import org.jspecify.annotations.NullMarked;
