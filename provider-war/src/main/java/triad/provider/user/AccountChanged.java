package triad.provider.user;

/** An account was disabled, enabled or deleted; fired in the transaction that does it. */
public record AccountChanged(String userId, Change change) {

    /** What happened to the account. */
    public enum Change {
        DISABLED,
        ENABLED,
        PURGED
    }
}
