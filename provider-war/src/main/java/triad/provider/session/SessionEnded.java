package triad.provider.session;

/**
 * A session ended; fired in the transaction that ends it.
 *
 * @param sessionId the {@code sid} that clients saw
 * @param userId whose it was
 */
public record SessionEnded(String sessionId, String userId) {}
