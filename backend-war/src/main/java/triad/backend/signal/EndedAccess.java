package triad.backend.signal;

import java.time.Instant;
import java.util.Optional;

/**
 * Access that has ended, by an event of the provider: of one session where that is named, otherwise all that was given until then.
 *
 * @param eventId the {@code jti} of the event
 * @param clientId empty for every client
 * @param sessionId a sign-in or a grant; empty for all of them
 */
record EndedAccess(
        String eventId, String subject, Optional<String> clientId, Optional<String> sessionId, Instant endedAt) {

    /** What a token says of its time is the second, so that one of the same second counts as given before. */
    boolean covers(Access access) {
        return subject.equals(access.subject())
                && clientId.map(access.clientId()::equals).orElse(true)
                && sessionId.map(access.sessionIds()::contains).orElseGet(() -> !access.issuedAt()
                        .isAfter(endedAt));
    }
}
