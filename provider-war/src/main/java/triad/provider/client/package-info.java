/** Who may ask: registered clients, how they prove who they are, and the protected resources that tokens are for. */
@NullMarked
package triad.provider.client;

import org.jspecify.annotations.NullMarked;
