/** The page that finds people: a search whose address tells it. */
@NullMarked
package triad.frontend.people;

import org.jspecify.annotations.NullMarked;
