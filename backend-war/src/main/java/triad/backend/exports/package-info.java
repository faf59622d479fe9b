/** The whole directory as a file, which administrators take out. */
@NullMarked
package triad.backend.exports;

import org.jspecify.annotations.NullMarked;
