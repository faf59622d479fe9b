package triad.provider.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import triad.provider.http.OpaqueValue;

/**
 * The brake on guessing user codes (RFC 8628 §5.1), for all nodes together: one person has ten wrong ones in ten minutes, all people
 * together a thousand. Nobody guesses without being signed in.
 */
@ApplicationScoped
public class UserCodeGuesses {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_OF_ONE = 10;
    private static final int MOST_OF_ALL = 1000;
    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    UserCodeGuesses(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Counts a guess as wrong until {@link #forget} says otherwise, so that parallel guesses gain nothing.
     *
     * @return the guess; empty where there were too many, and then the code must not be looked at
     */
    @Transactional
    Optional<String> count(String userId) {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> {
            oneAtATime(handle, userId);
            if (ofOne(handle, now, userId) >= MOST_OF_ONE || ofAll(handle, now) >= MOST_OF_ALL) {
                return Optional.<String>empty();
            }
            String guess = OpaqueValue.random().value();
            handle.createUpdate("insert into user_code_guess (guess_id, user_id, guessed_at) values (:id, :user, :now)")
                    .bind("id", guess)
                    .bind("user", userId)
                    .bind("now", now)
                    .execute();
            return Optional.of(guess);
        });
    }

    /** The guess was right. */
    @Transactional
    void forget(String guess) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from user_code_guess where guess_id = :id")
                .bind("id", guess)
                .execute());
    }

    private static void oneAtATime(Handle handle, String userId) {
        handle.createQuery("select user_id from user_account where user_id = :user for update")
                .bind("user", userId)
                .mapTo(String.class)
                .one();
    }

    private static int ofOne(Handle handle, Instant now, String userId) {
        return handle.createQuery("select count(*) from user_code_guess where user_id = :user and guessed_at > :since")
                .bind("user", userId)
                .bind("since", now.minus(WINDOW))
                .mapTo(Integer.class)
                .one();
    }

    private static int ofAll(Handle handle, Instant now) {
        return handle.createQuery("select count(*) from user_code_guess where guessed_at > :since")
                .bind("since", now.minus(WINDOW))
                .mapTo(Integer.class)
                .one();
    }
}
