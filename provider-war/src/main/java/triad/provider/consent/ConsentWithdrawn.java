package triad.provider.consent;

/** A user took back what a client was allowed at a resource; fired in the transaction that deletes the consent. */
public record ConsentWithdrawn(String userId, String clientId, String resource) {}
