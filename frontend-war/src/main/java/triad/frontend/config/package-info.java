/** What a deployment may set, and the few things every room takes from outside: time, randomness, native crypto. */
@NullMarked
package triad.frontend.config;

import org.jspecify.annotations.NullMarked;
