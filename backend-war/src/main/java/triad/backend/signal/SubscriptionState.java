package triad.backend.signal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What the nodes of this server know together about its stream: one row, with the question asked last and the answer to it. */
@ApplicationScoped
class SubscriptionState {
    private final Jdbi jdbi;

    @Inject
    SubscriptionState(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether it is this node that asks now: the first one after the pause. */
    @Transactional
    public boolean claim(String question, Instant now, Instant lastBefore) {
        return jdbi.withHandle(handle -> {
            int changed = handle.createUpdate("""
                            update event_stream set state = :state, asked_at = :now
                            where transmitter = 'provider' and asked_at <= :before
                            """)
                    .bind("state", question)
                    .bind("now", now)
                    .bind("before", lastBefore)
                    .execute();
            return changed == 1;
        });
    }

    /** Keeps the name of the stream. */
    @Transactional
    public void subscribed(String streamId) {
        jdbi.useHandle(
                handle -> handle.createUpdate("update event_stream set stream_id = :id where transmitter = 'provider'")
                        .bind("id", streamId)
                        .execute());
    }

    /** Keeps when the question asked last was answered. */
    @Transactional
    public void verify(String answer, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update event_stream set verified_at = :now where transmitter = 'provider' and state = :state")
                .bind("now", now)
                .bind("state", answer)
                .execute());
    }

    Optional<String> streamId() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select stream_id from event_stream where stream_id is not null")
                        .mapTo(String.class)
                        .findOne());
    }

    Optional<Instant> verifiedAt() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select verified_at from event_stream where verified_at is not null")
                        .map((row, context) -> row.getObject("verified_at", OffsetDateTime.class)
                                .toInstant())
                        .findOne());
    }
}
