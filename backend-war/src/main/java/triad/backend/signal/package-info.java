/**
 * What the provider tells at once: that a session ended, a consent was withdrawn, an account was disabled, or that what it says of a user
 * has changed (SSF 1.0, as receiver).
 *
 * <ol>
 *   <li>{@link triad.backend.signal.EventSubscription} keeps one stream at the provider, pushed to {@code /events} of this server, and asks
 *       again and again whether it works.
 *   <li>{@link triad.backend.signal.EventEndpoint} takes an event (RFC 8935), {@link triad.backend.signal.SecurityEventTokens} verifies it.
 *   <li>What it ends is written to the database, which all nodes read several times a second. That an identity changed is counted beside
 *       the person, where every call reads it (CAEP 1.0 §3.2).
 *   <li>{@link triad.backend.signal.Revocations} answers the guard from memory; as long as events arrive, no token is asked about.
 * </ol>
 */
@NullMarked
package triad.backend.signal;

import org.jspecify.annotations.NullMarked;
