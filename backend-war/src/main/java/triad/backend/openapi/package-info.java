/** What the API is, for programs (OpenAPI 3.1) and for people: written by hand in {@code resources/openapi}, and compared with the code.
 *
 * <p>A room that adds a path adds a file: a tag in {@code openapi.yaml}, and beside it the paths and shapes under the tag's name. */
@NullMarked
package triad.backend.openapi;

import org.jspecify.annotations.NullMarked;
