/** What the deployment decides: the configuration record, the database and the clock. */
@NullMarked
package triad.provider.config;

import org.jspecify.annotations.NullMarked;
