/** The backend: the resource server with all logic and models of one context, and itself an OAuth client of the provider. */
@NullMarked
package triad.backend;

import org.jspecify.annotations.NullMarked;
