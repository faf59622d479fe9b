/** Finding people: by words that may be misspelled, narrowed by fields, page by page, and never by what the one who searches may not see. */
@NullMarked
package triad.backend.search;

import org.jspecify.annotations.NullMarked;
