package triad.backend.signal;

import java.time.Instant;
import java.util.Set;

/**
 * What a token stands for: a person's access through a client.
 *
 * @param sessionIds the sign-in ({@code sid}) and the grant ({@code family_id}) that the token came from, as far as it tells
 * @param issuedAt whole seconds (RFC 7519 §4.1.6)
 */
public record Access(String subject, String clientId, Set<String> sessionIds, Instant issuedAt) {
    public Access {
        sessionIds = Set.copyOf(sessionIds);
    }
}
