/** Sign-out that a client asks for (OpenID Connect RP-Initiated Logout 1.0). */
@NullMarked
package triad.provider.logout;

import org.jspecify.annotations.NullMarked;
