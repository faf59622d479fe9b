package triad.provider.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.batch.Batches;
import triad.provider.http.OpaqueValue;
import triad.provider.outside.Built;
import triad.provider.outside.Fired;
import triad.provider.outside.Interleaved;
import triad.provider.outside.TestConfig;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Transactions;
import triad.provider.user.Passwords;
import triad.provider.user.PersonalDetails;
import triad.provider.user.ProvenUser;
import triad.provider.user.User;
import triad.provider.user.Users;

/** Sign-ins at the very moment at which what they stand on changes, in the stores' own transactions. */
@ExtendWith(ArquillianExtension.class)
class SignInRaceIT {
    private static final String OLD = "correct horse battery";
    private static final String NEW = "another horse battery";
    private static final Device DEVICE = new Device("");
    private final String userId = Users.newUserId();
    private final Jdbi jdbi = TestDatabase.jdbi();
    private final Batches batches = Built.of(Batches.class, jdbi, Transactions.running());
    private final Clock clock = Clock.systemUTC();
    private final Users users = Built.of(Users.class, jdbi, new Passwords(), clock, new Fired<>(), new Fired<>());
    private final Fired<SessionEnded> ended = new Fired<>();
    private final Sessions sessions =
            Built.of(Sessions.class, jdbi, batches, clock, users, TestConfig.standard(), ended);
    private final Interleaved interleaved = new Interleaved(jdbi);
    private ProvenUser proven;

    @BeforeEach
    void prove() {
        users.createIfAbsent(
                new User(
                        userId,
                        "racer",
                        "R",
                        "R",
                        "racer@triad.example",
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        PersonalDetails.NONE,
                        Set.of(),
                        Instant.EPOCH),
                OLD);
        proven = users.verify("racer", OLD).orElseThrow();
    }

    @AfterEach
    void forget() {
        TestDatabase.execute("delete from browser_session where user_id = ?", userId);
        TestDatabase.execute("delete from user_account where user_id = ?", userId);
    }

    @Test
    void provenPassword_begins() {
        assertThat(begin()).isPresent();
        assertThat(running()).isEqualTo(1);
    }

    @Test
    void passwordChangedAfterItWasProved_beginsNothing() {
        jdbi.useTransaction(handle -> change());

        assertThat(begin()).isEmpty();
        assertThat(running()).isZero();
    }

    @Test
    void signInDuringAChange_waitsAndBeginsNothing() {
        assertThat(interleaved.run(
                        this::change, () -> sessions.begin(proven, List.of("pwd"), Optional.empty(), DEVICE)))
                .isEmpty();
        assertThat(running()).isZero();
    }

    @Test
    void changeDuringASignIn_waitsAndEndsIt() {
        interleaved.run(() -> sessions.begin(proven, List.of("pwd"), Optional.empty(), DEVICE), () -> {
            change();
            return true;
        });

        assertThat(running()).isZero();
    }

    @Test
    void signInWhileTheAccountIsDisabled_waitsAndBeginsNothing() {
        assertThat(interleaved.run(
                        () -> {
                            users.disable(userId);
                            sessions.endAllOf(userId, Optional.empty());
                        },
                        () -> sessions.begin(proven, List.of("pwd"), Optional.empty(), DEVICE)))
                .isEmpty();
        assertThat(running()).isZero();
    }

    /** Who is disabled and enabled again is the same person with the same password. */
    @Test
    void enabledAgain_begins() {
        users.disable(userId);
        assertThat(begin()).isEmpty();
        users.enable(userId);

        assertThat(begin()).isPresent();
    }

    /** Two nodes at once tell the clients once. */
    @Test
    void expiredSession_endsOnce() {
        begin();
        Clock later = Clock.offset(clock, Duration.ofMinutes(5)); // than the server's own timer
        Sessions node = Built.of(Sessions.class, jdbi, batches, later, users, TestConfig.standard(), ended);

        interleaved.run(() -> node.listExpired().forEach(node::end), () -> {
            List<String> seen = node.listExpired(); // not committed by the other yet
            seen.forEach(node::end);
            return seen;
        });

        assertThat(running()).isZero();
        assertThat(ended.all()).filteredOn(e -> e.userId().equals(userId)).hasSize(1);
    }

    @Test
    void idleSession_isNotExpired() {
        begin();
        begin();
        TestDatabase.execute(
                "update browser_session set last_used_at = '2020-01-01 00:00:00+00' where user_id = ?", userId);

        List<String> own =
                TestDatabase.texts("select session_id from browser_session where user_id = '" + userId + "'");
        assertThat(own).hasSize(2);
        assertThat(sessions.listExpired()).doesNotContainAnyElementsOf(own);
    }

    private Optional<OpaqueValue> begin() {
        return jdbi.inTransaction(handle -> sessions.begin(proven, List.of("pwd"), Optional.empty(), DEVICE));
    }

    private void change() {
        assertThat(users.changePassword(userId, OLD, NEW)).isTrue();
        sessions.endAllOf(userId, Optional.empty());
    }

    private int running() {
        return TestDatabase.number(
                "select count(*) from browser_session where user_id = ? and ended_at is null", userId);
    }
}
