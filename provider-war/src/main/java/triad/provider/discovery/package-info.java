/** What the provider tells about itself (OpenID Connect Discovery, RFC 8414). */
@NullMarked
package triad.provider.discovery;

import org.jspecify.annotations.NullMarked;
