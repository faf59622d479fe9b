package triad.provider.user;

/** A person who proved a password; worth nothing any more once the password is another ({@link Users#hold(ProvenUser)}). */
public final class ProvenUser {
    private final User user;
    private final String passwordHash;

    ProvenUser(User user, String passwordHash) {
        this.user = user;
        this.passwordHash = passwordHash;
    }

    /** Who it is. */
    public User user() {
        return user;
    }

    /** What the password was compared with. */
    String passwordHash() {
        return passwordHash;
    }
}
