package triad.provider.claims;

import java.time.Instant;

/**
 * What is told about a user has changed (OpenID Connect Core §5.1); fired in the transaction that does it.
 *
 * @param updatedAt the claim {@code updated_at} from now on
 */
public record ClaimsChanged(String userId, Instant updatedAt) {}
