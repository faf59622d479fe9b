package triad.backend.identity;

/** The provider told that what it says of a user has changed, not what it says now; fired before its event is acknowledged. */
public record IdentityChanged(String subject) {}
