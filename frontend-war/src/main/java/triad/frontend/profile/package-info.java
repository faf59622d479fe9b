/** The profile page: who the provider says you are, beside what you say about yourself. */
@NullMarked
package triad.frontend.profile;

import org.jspecify.annotations.NullMarked;
