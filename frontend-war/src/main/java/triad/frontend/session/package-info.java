/** Who is signed in, for how long, and the tokens that never leave this server. */
@NullMarked
package triad.frontend.session;

import org.jspecify.annotations.NullMarked;
