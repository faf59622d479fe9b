/** What the deployment decides and the process is given: settings, clock, database, native crypto. */
@NullMarked
package triad.backend.config;

import org.jspecify.annotations.NullMarked;
