/** What a token permits: {@link triad.backend.security.ScopeFeature} compares it with what the called method requires by its annotations. */
@NullMarked
package triad.backend.security;

import org.jspecify.annotations.NullMarked;
