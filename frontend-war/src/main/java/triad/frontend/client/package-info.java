/** Which client we are: the proof of it for the provider, and the key that checks the proof. */
@NullMarked
package triad.frontend.client;

import org.jspecify.annotations.NullMarked;
