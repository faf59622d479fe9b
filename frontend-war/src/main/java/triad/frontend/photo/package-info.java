/** One's own photo: the image as browsers get it, and the file that they send, on their way from and to the backend. */
@NullMarked
package triad.frontend.photo;

import org.jspecify.annotations.NullMarked;
