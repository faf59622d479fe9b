/** The user API (OpenID Connect Core §5.3). */
@NullMarked
package triad.provider.userinfo;

import org.jspecify.annotations.NullMarked;
