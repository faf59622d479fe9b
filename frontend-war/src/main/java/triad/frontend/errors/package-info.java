/** What is told where a page cannot be: with which status, by which page, and where it goes on. */
@NullMarked
package triad.frontend.errors;

import org.jspecify.annotations.NullMarked;
