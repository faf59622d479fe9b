/** What the servers' TLS needs beyond the JDK; on the boot class path, since listeners are older than applications. */
@NullMarked
package triad.tls;

import org.jspecify.annotations.NullMarked;
