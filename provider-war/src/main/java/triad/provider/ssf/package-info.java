/** How receivers manage their event streams and fetch events (Shared Signals Framework 1.0 §7 and §8, RFC 8936). */
@NullMarked
package triad.provider.ssf;

import org.jspecify.annotations.NullMarked;
