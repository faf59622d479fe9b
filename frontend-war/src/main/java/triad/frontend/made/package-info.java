/**
 * "How this page was made": the trace of a request, drawn and told in words; in development alone. Beside the page in another window it
 * takes up what that page and its scripts ask, as they ask it ({@code made.js}).
 */
@NullMarked
package triad.frontend.made;

import org.jspecify.annotations.NullMarked;
