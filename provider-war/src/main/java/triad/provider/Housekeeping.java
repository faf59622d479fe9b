package triad.provider;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what can no longer be used, so that the database does not grow with time. What ended stays for a day, because a reused code
 * must still be recognised; what could not be delivered stays a month, to be seen.
 */
@ApplicationScoped
public class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration KEEP = Duration.ofDays(1);
    /** In an order that no foreign key minds. */
    private static final List<String> STATEMENTS = List.of(
            "delete from outbox_message where state in ('delivered', 'dropped') and ended_at < :before",
            "delete from outbox_message where created_at < cast(:before as timestamp with time zone) - interval '29' day",
            "delete from authorization_request where expires_at < :before",
            "delete from consent_question where expires_at < :before",
            "delete from used_jwt_id where expires_at < :before",
            "delete from initial_access_token where expires_at < :before",
            "delete from sign_in_failure where last_failed_at < :before",
            "update refresh_token set answer = null where replaced_at < :before and answer is not null",
            "delete from user_code_guess where guessed_at < :before",
            "delete from user_code where expires_at < :before",
            "delete from backchannel_request where approval_id in "
                    + "(select approval_id from approval where expires_at < :before)",
            "delete from approval where expires_at < :before",
            "delete from authorization_code where expires_at < :before and family_id in "
                    + "(select family_id from token_family where expires_at < :before)",
            "delete from refresh_token where family_id in "
                    + "(select family_id from token_family where expires_at < :before)",
            "delete from token_family where expires_at < :before and not exists "
                    + "(select 1 from authorization_code c where c.family_id = token_family.family_id)",
            "delete from browser_session where expires_at < :before and not exists "
                    + "(select 1 from token_family f where f.session_id = browser_session.session_id) and not exists "
                    + "(select 1 from consent_question q where q.session_id = browser_session.session_id)");

    private final Jdbi jdbi;
    private final Clock clock;

    @Resource
    private @Nullable ManagedScheduledExecutorService scheduler;

    private @Nullable ScheduledFuture<?> running;

    @Inject
    Housekeeping(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
        running = Objects.requireNonNull(scheduler, "the container injects it")
                .scheduleWithFixedDelay(this::clean, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    void end(@Observes @Destroyed(ApplicationScoped.class) Object application) {
        if (running != null) {
            running.cancel(false);
        }
    }

    /** Deletes once; a database that is away is tried again next time. */
    void clean() {
        Instant before = clock.instant().minus(KEEP);
        try {
            for (String statement : STATEMENTS) {
                jdbi.useHandle(handle ->
                        handle.createUpdate(statement).bind("before", before).execute());
            }
        } catch (JdbiException away) {
            LOG.log(Level.WARNING, "Nothing was cleaned up this time", away);
        }
    }
}
