/** Access tokens as the provider's own APIs take them (RFC 6750), with the proof of whoever a token is bound to. */
@NullMarked
package triad.provider.bearer;

import org.jspecify.annotations.NullMarked;
