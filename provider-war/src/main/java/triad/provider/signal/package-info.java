/**
 * What this provider signals to others about its users (Shared Signals Framework 1.0, as transmitter).
 *
 * <ol>
 *   <li>A room fires what happened; {@link triad.provider.signal.Signals} sees it in the same transaction.
 *   <li>The streams concerned are those of the clients that can have tokens of the user: the client that got them, and the client that
 *       the tokens' resource acts as.
 *   <li>Each stream gets a message in the outbox: sent by {@link triad.provider.signal.SignalCourier} (RFC 8935), or held until the
 *       receiver polls (RFC 8936).
 * </ol>
 *
 * <p>An ended session is CAEP's session-revoked with user and session. So is a revoked token family, with the user, the client and the
 * {@code family_id} of its access tokens as the session, and a withdrawn consent, with user and client alone: neither CAEP nor RISC
 * registers an event for a grant, and each of them ends what the receiver keeps as a session of that user and client.
 *
 * <p>Changed claims of a user are CAEP's token-claims-change with the user; of the new values it has {@code updated_at} alone, so that
 * nobody learns what they may not read.
 */
@NullMarked
package triad.provider.signal;

import org.jspecify.annotations.NullMarked;
