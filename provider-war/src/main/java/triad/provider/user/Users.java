package triad.provider.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The accounts. A disabled account is not found by anything that signs in or issues. */
@ApplicationScoped
public class Users {
    private static final String SELECT = "select " + UserRows.COLUMNS + ", u.password_hash from user_account u where ";
    private final Jdbi jdbi;
    private final Passwords passwords;
    private final Clock clock;
    private final Event<CredentialChanged> credentialChanged;
    private final Event<AccountChanged> accountChanged;

    @Inject
    Users(
            Jdbi jdbi,
            Passwords passwords,
            Clock clock,
            Event<CredentialChanged> credentialChanged,
            Event<AccountChanged> accountChanged) {
        this.jdbi = jdbi;
        this.passwords = passwords;
        this.clock = clock;
        this.credentialChanged = credentialChanged;
        this.accountChanged = accountChanged;
    }

    private record Stored(User user, String passwordHash) {}

    /** The account with this subject, unless it is disabled. */
    public Optional<User> find(String userId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "user_id = :id and disabled_at is null")
                        .bind("id", userId)
                        .map((row, context) -> stored(row))
                        .findOne())
                .map(Stored::user);
    }

    /** The account with this user name, unless it is disabled. */
    public Optional<User> findByUsername(String username) {
        return findBy("username = :name", username);
    }

    /** The account with this e-mail address, once it is known to be the person's own, unless it is disabled. */
    public Optional<User> findByEmail(String email) {
        return findBy("email = :name and email_verified", email);
    }

    private Optional<User> findBy(String condition, String name) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + condition + " and disabled_at is null")
                        .bind("name", normalized(name))
                        .map((row, context) -> stored(row))
                        .findOne())
                .map(Stored::user);
    }

    /** The account with this user name or e-mail address, unless it is disabled. */
    public Optional<User> findByName(String username) {
        return findStored(username).map(Stored::user);
    }

    /** The account whose user name or e-mail address and password these are. An unknown name takes as long as a wrong password. */
    public Optional<ProvenUser> verify(String username, String password) {
        Optional<Stored> stored = findStored(username);
        boolean holds = passwords.verify(stored.map(Stored::passwordHash), password);
        return holds ? stored.map(s -> new ProvenUser(s.user(), s.passwordHash())) : Optional.empty();
    }

    /** Whether what was proved still holds; if so, password and account stay as they are until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean hold(ProvenUser proven) {
        return held(proven.user().userId())
                .filter(user -> user.passwordHash().equals(proven.passwordHash()))
                .isPresent();
    }

    /** Whether the account is there and not disabled; if so, nobody else changes or holds it until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean hold(String userId) {
        return held(userId).isPresent();
    }

    /** As it is once nobody else holds it. */
    private Optional<Stored> held(String userId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "user_id = :id and disabled_at is null for update")
                .bind("id", userId)
                .map((row, context) -> stored(row))
                .findOne());
    }

    private Optional<Stored> findStored(String username) {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + "(username = :name or email = :name) and disabled_at is null")
                        .bind("name", normalized(username))
                        .map((row, context) -> stored(row))
                        .findOne());
    }

    /** Creates an account unless the user name or the e-mail address is taken. */
    @Transactional
    public void createIfAbsent(User user, String password) {
        if (!taken(user)) {
            insert(user, passwords.hash(password));
        }
    }

    /** Replaces the password, unless the current one is another or the account is gone; tells whether it did. */
    @Transactional
    public boolean changePassword(String userId, String current, String fresh) {
        Optional<String> hash = jdbi.withHandle(handle -> handle.createQuery(
                        "select password_hash from user_account where user_id = :id and disabled_at is null")
                .bind("id", userId)
                .mapTo(String.class)
                .findOne());
        boolean changed =
                passwords.verify(hash, current) && replaceHash(userId, hash.orElseThrow(), passwords.hash(fresh));
        if (changed) {
            credentialChanged.fire(new CredentialChanged(userId, "password", CredentialChanged.Change.UPDATE));
        }
        return changed;
    }

    /** Fails where another change came first. */
    private boolean replaceHash(String userId, String before, String after) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update user_account set password_hash = :after
                        where user_id = :id and password_hash = :before and disabled_at is null
                        """)
                        .bind("after", after)
                        .bind("id", userId)
                        .bind("before", before)
                        .execute())
                == 1;
    }

    /** From now on nobody signs in to the account and no token of it holds; doing it again changes nothing. */
    @Transactional
    public void disable(String userId) {
        int count = jdbi.withHandle(handle -> handle.createUpdate(
                        "update user_account set disabled_at = :now where user_id = :id and disabled_at is null")
                .bind("now", clock.instant())
                .bind("id", userId)
                .execute());
        if (count == 1) {
            accountChanged.fire(new AccountChanged(userId, AccountChanged.Change.DISABLED));
        }
    }

    /** Lets the person sign in again; what ran before the account was disabled does not come back. */
    @Transactional
    public void enable(String userId) {
        int count = jdbi.withHandle(handle -> handle.createUpdate(
                        "update user_account set disabled_at = null where user_id = :id and disabled_at is not null")
                .bind("id", userId)
                .execute());
        if (count == 1) {
            accountChanged.fire(new AccountChanged(userId, AccountChanged.Change.ENABLED));
        }
    }

    private boolean taken(User user) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select count(*) from user_account where username = :name or email = :email")
                        .bind("name", normalized(user.username()))
                        .bind("email", normalized(user.email()))
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    private void insert(User user, String passwordHash) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into user_account (user_id, username, password_hash, given_name, family_name, email,
                            email_verified, picture, locale, zoneinfo, details, roles, updated_at)
                        values (:id, :username, :hash, :givenName, :familyName, :email,
                            :emailVerified, :picture, :locale, :zoneinfo, :details, :roles, :now)
                        on conflict do nothing
                        """)
                .bind("id", user.userId())
                .bind("username", normalized(user.username()))
                .bind("hash", passwordHash)
                .bind("givenName", user.givenName())
                .bind("familyName", user.familyName())
                .bind("email", normalized(user.email()))
                .bind("emailVerified", user.emailVerified())
                .bind("picture", user.picture().orElse(null))
                .bind("locale", user.locale().orElse(null))
                .bind("zoneinfo", user.zoneinfo().orElse(null))
                .bind("details", user.details().toJson())
                .bind("roles", String.join(" ", user.roles()))
                .bind("now", clock.instant())
                .execute());
    }

    /** A subject for a new account. */
    public static String newUserId() {
        return UUID.randomUUID().toString();
    }

    /** User names and addresses are compared without case. */
    public static String normalized(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(UserRows.map(row), row.getString("password_hash"));
    }
}
