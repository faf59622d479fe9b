/**
 * Browser sessions: who signed in on which browser, when and how.
 *
 * <p>A session whose time is over ends like any other, since what its clients hold ends with it; they hear of it, which neither
 * OpenID Connect Back-Channel Logout 1.0 nor CAEP 1.0 §3.1 demands or forbids. Of a session that only idles nobody hears: the browser
 * has to sign in again here, but whoever works in a client all day never comes by, and what the clients hold lasts.
 */
@NullMarked
package triad.provider.session;

import org.jspecify.annotations.NullMarked;
