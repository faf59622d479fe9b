/** People as cards for address books. */
@NullMarked
package triad.backend.vcard;

import org.jspecify.annotations.NullMarked;
