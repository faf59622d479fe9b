/** The sign-in page and the brake on guessing. */
@NullMarked
package triad.provider.login;

import org.jspecify.annotations.NullMarked;
