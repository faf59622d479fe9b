/** Who is signed in, for how long, and the tokens that leave this server's memory encrypted and for no browser. */
@NullMarked
package triad.frontend.session;

import org.jspecify.annotations.NullMarked;
