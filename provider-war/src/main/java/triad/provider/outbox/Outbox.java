package triad.provider.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import triad.provider.http.OpaqueValue;

/** The messages that other servers must get. Written in the caller's transaction, sent after it. */
@ApplicationScoped
public class Outbox {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Event<MessageWritten> written;

    @Inject
    Outbox(Jdbi jdbi, Clock clock, Event<MessageWritten> written) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.written = written;
    }

    /** Puts a message to be sent; returns its identifier. */
    @Transactional
    public String put(String kind, String receiver, String payload) {
        return put(kind, receiver, payload, "pending");
    }

    /** Puts a message that its receiver fetches, or that waits until {@link #release}. */
    @Transactional
    public String hold(String kind, String receiver, String payload) {
        return put(kind, receiver, payload, "held");
    }

    private String put(String kind, String receiver, String payload, String state) {
        String messageId = OpaqueValue.random().value();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into outbox_message
                            (message_id, kind, receiver, payload, state, attempts, next_attempt_at, created_at)
                        values (:id, :kind, :receiver, :payload, :state, 0, :now, :now)
                        """)
                .bind("id", messageId)
                .bind("kind", kind)
                .bind("receiver", receiver)
                .bind("payload", payload)
                .bind("state", state)
                .bind("now", clock.instant())
                .execute());
        written.fire(new MessageWritten(receiver));
        return messageId;
    }

    /** The oldest messages that wait to be fetched. */
    public List<Message> held(String receiver, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select message_id, kind, receiver, payload, attempts, created_at from outbox_message
                        where receiver = :receiver and state = 'held'
                        order by created_at, message_id limit :most
                        """)
                .bind("receiver", receiver)
                .bind("most", most)
                .map((row, context) -> Leases.message(row))
                .list());
    }

    /** Stops the sending of a receiver's messages; they wait. */
    @Transactional
    public void holdAll(String receiver) {
        change(receiver, "update outbox_message set state = 'held' where receiver = :receiver and state = 'pending'");
    }

    /** Sends what waited. */
    @Transactional
    public void release(String receiver) {
        change(receiver, "update outbox_message set state = 'pending' where receiver = :receiver and state = 'held'");
        written.fire(new MessageWritten(receiver));
    }

    /** Forgets what was not delivered. */
    @Transactional
    public void drop(String receiver) {
        change(receiver, "delete from outbox_message where receiver = :receiver and state in ('pending', 'held')");
    }

    /**
     * Ends messages that their receiver fetched.
     *
     * @param refusals the receiver's reason by message; empty for those it took
     */
    @Transactional
    public void fetched(String receiver, Map<String, String> refusals) {
        jdbi.useHandle(handle -> refusals.forEach((messageId, reason) -> handle.createUpdate("""
                        update outbox_message set state = :state, last_error = :reason, ended_at = :now
                        where message_id = :id and receiver = :receiver and state = 'held'
                        """)
                .bind("state", reason.isEmpty() ? "delivered" : "failed")
                .bind("reason", reason.isEmpty() ? null : Leases.bounded(reason))
                .bind("now", clock.instant())
                .bind("id", messageId)
                .bind("receiver", receiver)
                .execute()));
    }

    /** How many messages of each kind are in each state, under {@code kind/state}. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select kind, state, count(*) as messages from outbox_message group by kind, state")
                .map((row, context) ->
                        Map.entry(row.getString("kind") + "/" + row.getString("state"), row.getLong("messages")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue())));
        return counts;
    }

    private void change(String receiver, String sql) {
        jdbi.useHandle(
                handle -> handle.createUpdate(sql).bind("receiver", receiver).execute());
    }
}
