/** JSON (RFC 8259) as values and as bytes, for the rooms that read and write it without a class for each shape. */
@NullMarked
package triad.backend.json;

import org.jspecify.annotations.NullMarked;
