/** What each user allowed each client to do, and the page that asks. */
@NullMarked
package triad.provider.consent;

import org.jspecify.annotations.NullMarked;
