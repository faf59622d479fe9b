package triad.provider.approval;

import java.time.Instant;

/**
 * A wish that waits for a person's word.
 *
 * @param approvalId its key, the hash of the client's handle; proves nothing
 * @param origin where the client asked from
 */
public record Approval(String approvalId, Wish wish, Origin origin, Instant createdAt, Instant expiresAt) {}
