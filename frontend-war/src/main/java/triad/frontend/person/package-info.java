/** The page of one person, with the files that belong to it. */
@NullMarked
package triad.frontend.person;

import org.jspecify.annotations.NullMarked;
