package triad.provider.signal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import triad.provider.key.KeyEncryption;
import triad.provider.outbox.Outbox;

/** The event streams; a receiver sees its own alone. */
@ApplicationScoped
public class EventStreams {
    /** SSF 1.0 §8.1.1, {@code min_verification_interval}. */
    public static final Duration VERIFICATION_INTERVAL = Duration.ofSeconds(10);

    private static final String SELECT = """
            select stream_id, client_id, audience, delivery_method, endpoint_url, authorization_encrypted,
                   events_requested, description, status, reason from signal_stream
            """;
    private final Jdbi jdbi;
    private final Clock clock;
    private final KeyEncryption encryption;
    private final Outbox outbox;
    private final SeenSubjects seen;

    @Inject
    EventStreams(Jdbi jdbi, Clock clock, KeyEncryption encryption, Outbox outbox, SeenSubjects seen) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.encryption = encryption;
        this.outbox = outbox;
        this.seen = seen;
    }

    /** The client's stream. */
    public Optional<EventStream> find(String clientId, String streamId) {
        return find(streamId).filter(stream -> stream.clientId().equals(clientId));
    }

    Optional<EventStream> find(String streamId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " where stream_id = :id")
                .bind("id", streamId)
                .map((row, context) -> stream(row))
                .findOne());
    }

    /** The streams of a client, the oldest first. */
    public List<EventStream> of(String clientId) {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + " where client_id = :client order by created_at, stream_id")
                        .bind("client", clientId)
                        .map((row, context) -> stream(row))
                        .list());
    }

    /** The streams of these clients that are to hear about the user. */
    List<EventStream> about(String userId, Set<String> clientIds) {
        if (clientIds.isEmpty()) {
            return List.of();
        }
        return jdbi
                .withHandle(handle -> handle.createQuery(
                                SELECT + " where client_id in (<clients>) and status <> 'disabled'")
                        .bindList("clients", List.copyOf(clientIds))
                        .map((row, context) -> stream(row))
                        .list())
                .stream()
                .filter(stream -> !isRemoved(stream, userId))
                .toList();
    }

    private boolean isRemoved(EventStream stream, String userId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select count(*) from signal_removed_subject where stream_id = :id and user_id = :sub")
                        .bind("id", stream.streamId())
                        .bind("sub", seen.of(stream, userId))
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    /** Keeps a new stream. */
    @Transactional
    public void create(EventStream stream) {
        jdbi.useHandle(handle -> bind(handle.createUpdate("""
                                insert into signal_stream (stream_id, client_id, audience, delivery_method, endpoint_url,
                                    authorization_encrypted, events_requested, description, status, reason, created_at)
                                values (:id, :client, :audience, :method, :url,
                                    :authorization, :events, :description, :status, :reason, :now)
                                """), stream)
                .bind("client", stream.clientId())
                .bind("audience", stream.audience())
                .bind("now", clock.instant())
                .execute());
    }

    /** Replaces what may change; what waits in the outbox follows. */
    @Transactional
    public void update(EventStream stream) {
        jdbi.useHandle(handle -> bind(handle.createUpdate("""
                                update signal_stream set delivery_method = :method, endpoint_url = :url,
                                    authorization_encrypted = :authorization, events_requested = :events,
                                    description = :description, status = :status, reason = :reason
                                where stream_id = :id
                                """), stream).execute());
        if (stream.status() == EventStream.Status.DISABLED) {
            outbox.drop(stream.streamId());
        } else if (stream.isSent()) {
            outbox.release(stream.streamId());
        } else {
            outbox.holdAll(stream.streamId());
        }
    }

    /** Ends the stream and forgets what it did not deliver. */
    @Transactional
    public void delete(String streamId) {
        outbox.drop(streamId);
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from signal_removed_subject where stream_id = :id")
                    .bind("id", streamId)
                    .execute();
            handle.createUpdate("delete from signal_stream where stream_id = :id")
                    .bind("id", streamId)
                    .execute();
        });
    }

    /**
     * The stream hears about the user again.
     *
     * @param subject the {@code sub} of the user as the receiver sees it
     */
    @Transactional
    public void addSubject(String streamId, String subject) {
        change(streamId, subject, "delete from signal_removed_subject where stream_id = :id and user_id = :user");
    }

    /**
     * The stream hears nothing about the user any more.
     *
     * @param subject the {@code sub} of the user as the receiver sees it
     */
    @Transactional
    public void removeSubject(String streamId, String subject) {
        change(streamId, subject, """
                insert into signal_removed_subject (stream_id, user_id) values (:id, :user) on conflict do nothing
                """);
    }

    /** Whether the stream may be verified now; then not again for a while. */
    @Transactional
    public boolean mayVerify(String streamId) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update signal_stream set verified_at = :now
                        where stream_id = :id and (verified_at is null or verified_at <= :before)
                        """)
                        .bind("now", clock.instant())
                        .bind("before", clock.instant().minus(VERIFICATION_INTERVAL))
                        .bind("id", streamId)
                        .execute())
                == 1;
    }

    private void change(String streamId, String subject, String sql) {
        jdbi.useHandle(handle -> handle.createUpdate(sql)
                .bind("id", streamId)
                .bind("user", subject)
                .execute());
    }

    private <S extends SqlStatement<S>> S bind(S statement, EventStream stream) {
        Optional<EventStream.Push> push =
                stream.delivery() instanceof EventStream.Push pushed ? Optional.of(pushed) : Optional.empty();
        return statement
                .bind("id", stream.streamId())
                .bind("method", stream.delivery().method())
                .bind("url", push.map(p -> p.endpoint().toString()).orElse(null))
                .bind(
                        "authorization",
                        push.flatMap(EventStream.Push::authorization)
                                .map(encryption::encrypt)
                                .orElse(null))
                .bind("events", String.join(" ", stream.eventsRequested()))
                .bind("description", stream.description().orElse(null))
                .bind("status", stream.status().wireName())
                .bind("reason", stream.reason().orElse(null));
    }

    private EventStream stream(ResultSet row) throws SQLException {
        String url = row.getString("endpoint_url");
        String events = row.getString("events_requested");
        return new EventStream(
                row.getString("stream_id"),
                row.getString("client_id"),
                row.getString("audience"),
                url == null
                        ? new EventStream.Poll()
                        : new EventStream.Push(
                                URI.create(url),
                                Optional.ofNullable(row.getString("authorization_encrypted"))
                                        .map(encryption::decrypt)),
                events.isEmpty() ? List.of() : List.of(events.split(" ")),
                Optional.ofNullable(row.getString("description")),
                EventStream.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("reason")));
    }
}
