/** Photos of people: sent by themselves, made into plain images of two sizes, and shown to those who may see them. */
@NullMarked
package triad.backend.photo;

import org.jspecify.annotations.NullMarked;
