package triad.backend.idempotency;

/**
 * A request that is carried out once.
 *
 * @param subject whose it is: nobody meets the keys of another
 * @param resource the method and the path
 * @param fingerprint what tells it from another with the same key (draft §2.4)
 * @param claim this attempt, one of several that may run at once
 */
record KeyedRequest(String subject, String resource, IdempotencyKey key, String fingerprint, String claim) {}
