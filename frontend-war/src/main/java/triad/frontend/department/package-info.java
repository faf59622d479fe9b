/** The departments, what they are called, and the page that shows which is a part of which. */
@NullMarked
package triad.frontend.department;

import org.jspecify.annotations.NullMarked;
