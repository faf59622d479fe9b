/** The profile: who the provider says you are, beside what you say about yourself, and the page that changes it. */
@NullMarked
package triad.frontend.profile;

import org.jspecify.annotations.NullMarked;
