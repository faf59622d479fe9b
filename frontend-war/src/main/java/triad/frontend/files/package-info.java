/** Changes of many people as a file, and the whole directory as one, as the backend tells of them: how far they are, and what is wrong with which row. */
@NullMarked
package triad.frontend.files;

import org.jspecify.annotations.NullMarked;
