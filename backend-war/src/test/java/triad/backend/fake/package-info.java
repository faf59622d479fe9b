/** What the integration tests put around the server: its one boot, a provider that obeys the test, callers with certificates. */
@NullMarked
package triad.backend.fake;

import org.jspecify.annotations.NullMarked;
