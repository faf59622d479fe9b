package triad.provider.login;

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
import triad.provider.user.Users;

/**
 * The brake on guessing passwords, per user name and for all nodes together, known or not.
 *
 * <p>Five attempts are free; after that each further one waits twice as long as the one before, up to a quarter of an hour. A success
 * forgets them, and so does a day.
 */
@ApplicationScoped
public class SignInFailures {
    private static final int FREE = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGET_AFTER = Duration.ofDays(1);
    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    SignInFailures(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {}

    /**
     * Counts an attempt as failed until {@link #forget} says otherwise.
     *
     * @return how long to wait where it is too early for another attempt; such an attempt is not counted
     */
    @Transactional
    public Optional<Duration> count(String username) {
        String key = key(username);
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> {
            Optional<Failures> before = find(handle, key);
            Optional<Duration> wait = before.map(
                            f -> Duration.between(now, f.last().plus(waitAfter(f.count()))))
                    .filter(rest -> !rest.isNegative() && !rest.isZero());
            if (wait.isPresent()) {
                return wait;
            }
            boolean counted = before.isEmpty() ? insert(handle, key, now) : update(handle, key, before.get(), now);
            return counted ? Optional.<Duration>empty() : Optional.of(Duration.ofSeconds(1));
        });
    }

    /** Forgets the failures of a name whose password held. */
    @Transactional
    public void forget(String username) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from sign_in_failure where username_hash = :key")
                .bind("key", key(username))
                .execute());
    }

    /** How long after the given number of failures the next attempt has to wait. */
    static Duration waitAfter(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static Optional<Failures> find(Handle handle, String key) {
        return handle.createQuery("select failures, last_failed_at from sign_in_failure where username_hash = :key")
                .bind("key", key)
                .map((row, context) -> new Failures(
                        row.getInt("failures"),
                        row.getTimestamp("last_failed_at").toInstant()))
                .findOne();
    }

    private static boolean insert(Handle handle, String key, Instant now) {
        return handle.createUpdate("""
                        insert into sign_in_failure (username_hash, failures, last_failed_at) values (:key, 1, :now)
                        on conflict do nothing
                        """).bind("key", key).bind("now", now).execute() == 1;
    }

    /** Counts one more, unless another attempt was counted in between. */
    private static boolean update(Handle handle, String key, Failures before, Instant now) {
        boolean old = before.last().plus(FORGET_AFTER).isBefore(now);
        return handle.createUpdate("""
                        update sign_in_failure set failures = :failures, last_failed_at = :now
                        where username_hash = :key and failures = :before
                        """)
                        .bind("failures", old ? 1 : before.count() + 1)
                        .bind("now", now)
                        .bind("key", key)
                        .bind("before", before.count())
                        .execute()
                == 1;
    }

    private static String key(String username) {
        return OpaqueValue.sha256(Users.normalized(username));
    }
}
