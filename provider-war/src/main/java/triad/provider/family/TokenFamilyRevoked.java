package triad.provider.family;

/**
 * A token family was revoked before its session ended; fired in the transaction that revokes it.
 *
 * @param familyId the claim {@code family_id} of its access tokens
 * @param clientId whose tokens they are
 * @param resource where they were good
 */
public record TokenFamilyRevoked(String familyId, String userId, String clientId, String resource) {}
