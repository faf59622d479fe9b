package triad.backend.signal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What has ended, as all nodes share it. */
@ApplicationScoped
class EndedAccesses {
    private final Jdbi jdbi;

    @Inject
    EndedAccesses(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps it; an event that came before changes nothing. */
    @Transactional
    public void add(EndedAccess ended, Instant receivedAt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into ended_access (event_id, subject, client_id, session_id, ended_at, received_at)
                        select :id, :subject, :client, :session, :ended, :received
                        where not exists (select 1 from ended_access where event_id = :id)
                        """)
                .bind("id", ended.eventId())
                .bind("subject", ended.subject())
                .bind("client", ended.clientId().orElse(null))
                .bind("session", ended.sessionId().orElse(null))
                .bind("ended", ended.endedAt())
                .bind("received", receivedAt)
                .execute());
    }

    /** Those that came at that time or later. */
    List<EndedAccess> since(Instant receivedAt) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select event_id, subject, client_id, session_id, ended_at from ended_access
                        where received_at >= :since
                        """)
                .bind("since", receivedAt)
                .map((row, context) -> ended(row))
                .list());
    }

    /** Forgets those that came before that time. */
    @Transactional
    public void forget(Instant before) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from ended_access where received_at < :before")
                .bind("before", before)
                .execute());
    }

    private static EndedAccess ended(ResultSet row) throws SQLException {
        return new EndedAccess(
                row.getString("event_id"),
                row.getString("subject"),
                Optional.ofNullable(row.getString("client_id")),
                Optional.ofNullable(row.getString("session_id")),
                row.getObject("ended_at", OffsetDateTime.class).toInstant());
    }
}
