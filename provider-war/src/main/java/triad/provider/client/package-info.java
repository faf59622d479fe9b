/** Who may ask: registered clients, as their documents describe them (RFC 7591 §2). */
@NullMarked
package triad.provider.client;

import org.jspecify.annotations.NullMarked;
