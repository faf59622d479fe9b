/** How every refusal of this server looks on the wire: a problem body (RFC 9457) and, where a token is wanted, a challenge (RFC 6750 §3). */
@NullMarked
package triad.backend.problem;

import org.jspecify.annotations.NullMarked;
