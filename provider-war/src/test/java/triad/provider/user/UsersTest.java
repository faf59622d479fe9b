package triad.provider.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.provider.outside.Fired;

/** The accounts on a database of the real schema: passwords, and accounts that are disabled. */
class UsersTest {
    private static final String PASSWORD = "correct horse battery";
    private static final User BOB = new User(
            Users.newUserId(),
            "bob",
            "Bob",
            "Okafor",
            "bob@triad.example",
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            PersonalDetails.NONE,
            Set.of(),
            Instant.EPOCH);
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    private final Jdbi jdbi = Jdbi.create(url);
    private final Fired<CredentialChanged> credentialChanged = new Fired<>();
    private final Fired<AccountChanged> accountChanged = new Fired<>();
    private final Users users = new Users(jdbi, new Passwords(), Clock.systemUTC(), credentialChanged, accountChanged);
    private Handle open;

    @BeforeEach
    void start() {
        open = jdbi.open();
        Flyway.configure().dataSource(url, null, null).load().migrate();
        users.createIfAbsent(BOB, PASSWORD);
    }

    @AfterEach
    void stop() {
        open.close();
    }

    @Test
    void currentPassword_changesIt() {
        assertThat(users.changePassword(BOB.userId(), PASSWORD, "another horse"))
                .isTrue();

        assertThat(users.verify("bob", "another horse")).isPresent();
        assertThat(users.verify("bob", PASSWORD)).isEmpty();
    }

    @Test
    void otherPassword_changesNothing() {
        assertThat(users.changePassword(BOB.userId(), "wrong horse", "another horse"))
                .isFalse();

        assertThat(users.verify("bob", PASSWORD)).isPresent();
    }

    @Test
    void nobodysPassword_isNotChanged() {
        assertThat(users.changePassword(Users.newUserId(), PASSWORD, "another horse"))
                .isFalse();
    }

    /** ATTACKS 60. */
    @Test
    void disabledAccount_isFoundByNothing() {
        users.disable(BOB.userId());

        assertThat(users.find(BOB.userId())).isEmpty();
        assertThat(users.verify("bob", PASSWORD)).isEmpty();
        assertThat(users.changePassword(BOB.userId(), PASSWORD, "another horse"))
                .isFalse();
    }

    @Test
    void enabledAgain_hasItsPassword() {
        users.disable(BOB.userId());
        users.disable(BOB.userId());
        users.enable(BOB.userId());

        assertThat(users.verify("bob", PASSWORD)).isPresent();
    }

    /** A restart brings nobody back, and changes nothing that the person changed. */
    @Test
    void createdAgain_staysWhatItIs() {
        users.disable(BOB.userId());

        users.createIfAbsent(BOB, "another horse");

        assertThat(users.find(BOB.userId())).isEmpty();
        users.enable(BOB.userId());
        assertThat(users.verify("bob", "another horse")).isEmpty();
    }

    /** Who hears of it is told once, and of what happened alone. */
    @Test
    void changes_areFiredOnce() {
        users.changePassword(BOB.userId(), "wrong", "another horse");
        assertThat(credentialChanged.all()).isEmpty();
        users.changePassword(BOB.userId(), PASSWORD, "another horse");
        users.enable(BOB.userId());
        users.disable(BOB.userId());
        users.disable(BOB.userId());
        users.enable(BOB.userId());

        assertThat(credentialChanged.all())
                .containsExactly(new CredentialChanged(BOB.userId(), "password", CredentialChanged.Change.UPDATE));
        assertThat(accountChanged.all())
                .containsExactly(
                        new AccountChanged(BOB.userId(), AccountChanged.Change.DISABLED),
                        new AccountChanged(BOB.userId(), AccountChanged.Change.ENABLED));
    }
}
