/** Sign-out: asked for by a client (OpenID Connect RP-Initiated Logout 1.0), told to all others (Back-Channel Logout 1.0). */
@NullMarked
package triad.provider.logout;

import org.jspecify.annotations.NullMarked;
