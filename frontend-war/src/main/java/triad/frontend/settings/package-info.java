/** How somebody wants the pages to be: told on one page, kept by their browser, known to no server. */
@NullMarked
package triad.frontend.settings;

import org.jspecify.annotations.NullMarked;
