/** What the backend's API offers, as the backend describes it, for people who are signed in. */
@NullMarked
package triad.frontend.openapi;

import org.jspecify.annotations.NullMarked;
