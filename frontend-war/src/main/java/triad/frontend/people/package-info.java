/** The people of the organisation as the backend tells of them, and the page that finds them: a search whose address tells it. */
@NullMarked
package triad.frontend.people;

import org.jspecify.annotations.NullMarked;
