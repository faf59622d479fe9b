package triad.provider.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Who sends which message: a node leases it by one conditional update, so that no two send the same. A node that dies loses its lease.
 *
 * <p>Each statement is a transaction of its own: nothing is locked while a message is on its way.
 */
@ApplicationScoped
class Leases {
    /** Longer than a request may take. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final int MOST_REASON = 500;
    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    Leases(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The receivers for whom something is due. */
    List<String> receivers() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select receiver from outbox_message
                        where state = 'pending' and next_attempt_at <= :now and (leased_until is null or leased_until < :now)
                        group by receiver order by min(created_at)
                        """)
                .bind("now", clock.instant())
                .mapTo(String.class)
                .list());
    }

    /** The oldest message that is due for the receiver, now this node's; empty when there is none. */
    Optional<Message> lease(String receiver) {
        Instant now = clock.instant();
        return jdbi
                .withHandle(handle -> handle.createQuery("""
                        select message_id, kind, receiver, payload, attempts, created_at from outbox_message
                        where receiver = :receiver and state = 'pending' and next_attempt_at <= :now
                          and (leased_until is null or leased_until < :now)
                        order by created_at, message_id limit 10
                        """)
                        .bind("receiver", receiver)
                        .bind("now", now)
                        .map((row, context) -> message(row))
                        .list())
                .stream()
                .filter(message -> take(message, now))
                .findFirst()
                .map(message -> new Message(
                        message.messageId(),
                        message.kind(),
                        message.receiver(),
                        message.payload(),
                        message.attempts() + 1,
                        message.createdAt()));
    }

    private boolean take(Message message, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update outbox_message set leased_until = :until, attempts = attempts + 1
                        where message_id = :id and state = 'pending' and attempts = :attempts
                          and (leased_until is null or leased_until < :now)
                        """)
                        .bind("until", now.plus(LEASE))
                        .bind("id", message.messageId())
                        .bind("attempts", message.attempts())
                        .bind("now", now)
                        .execute())
                == 1;
    }

    /** Ends a leased message as {@code delivered}, {@code failed} or {@code dropped}. */
    void end(Message message, String state, @Nullable String reason) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbox_message set state = :state, last_error = :reason, leased_until = null, ended_at = :now
                        where message_id = :id and state in ('pending', 'held')
                        """)
                .bind("state", state)
                .bind("reason", reason == null ? null : bounded(reason))
                .bind("now", clock.instant())
                .bind("id", message.messageId())
                .execute());
    }

    /** Gives a leased message back for another attempt. */
    void retry(Message message, Instant next, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbox_message set next_attempt_at = :next, last_error = :reason, leased_until = null
                        where message_id = :id and state in ('pending', 'held')
                        """)
                .bind("next", next)
                .bind("reason", bounded(reason))
                .bind("id", message.messageId())
                .execute());
    }

    static String bounded(String reason) {
        String text = reason.replace('\0', ' ');
        return text.length() > MOST_REASON ? text.substring(0, MOST_REASON) : text;
    }

    static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getString("message_id"),
                row.getString("kind"),
                row.getString("receiver"),
                row.getString("payload"),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant());
    }
}
