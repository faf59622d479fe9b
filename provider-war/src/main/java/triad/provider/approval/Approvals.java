package triad.provider.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import triad.provider.client.Clients;
import triad.provider.http.OpaqueValue;
import triad.provider.resource.ProtectedResources;
import triad.provider.resource.Scopes;

/** The wishes that wait, each under the hash of a handle that its client alone knows. */
@ApplicationScoped
public class Approvals {
    /** How long a client waits between two polls, unless it was told to slow down (RFC 8628 §3.2). */
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final String COLUMNS =
            "approval_id, kind, client_id, scope, resource, user_id, asked_from, user_agent,"
                    + " created_at, expires_at";
    private static final String WAITING = "approved_at is null and denied_at is null and expires_at > :now";
    private final Jdbi jdbi;
    private final Clock clock;
    private final Clients clients;
    private final ProtectedResources resources;

    @Inject
    Approvals(Jdbi jdbi, Clock clock, Clients clients, ProtectedResources resources) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.clients = clients;
        this.resources = resources;
    }

    /** Lets a wish wait that long; returns the client's handle. */
    @Transactional
    public OpaqueValue ask(Wish wish, Origin origin, Duration lifetime) {
        OpaqueValue handle = OpaqueValue.random();
        Instant now = clock.instant();
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into approval (approval_id, kind, client_id, scope, resource, user_id, asked_from, user_agent,
                            created_at, expires_at, poll_seconds, poll_at)
                        values (:id, :kind, :client, :scope, :resource, :user, :address, :userAgent,
                            :now, :expires, :seconds, :now)
                        """)
                .bind("id", handle.hash())
                .bind("kind", wish.kind().wireName())
                .bind("client", wish.client().clientId())
                .bind("scope", wish.scopes().toString())
                .bind("resource", wish.resource().resource())
                .bind("user", wish.userId().orElse(null))
                .bind("address", origin.address())
                .bind("userAgent", origin.userAgent())
                .bind("now", now)
                .bind("expires", now.plus(lifetime))
                .bind("seconds", INTERVAL.toSeconds())
                .execute());
        return handle;
    }

    /** The wish, while it waits. */
    public Optional<Approval> find(String approvalId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select " + COLUMNS + " from approval where approval_id = :id and " + WAITING)
                        .bind("id", approvalId)
                        .bind("now", clock.instant())
                        .map((row, context) -> approval(row))
                        .findOne())
                .flatMap(found -> found);
    }

    /** All that waits for the person, the oldest first. */
    public List<Approval> list(String userId) {
        return jdbi
                .withHandle(
                        handle -> handle.createQuery("select " + COLUMNS + " from approval where user_id = :user and "
                                        + WAITING + " order by created_at, approval_id")
                                .bind("user", userId)
                                .bind("now", clock.instant())
                                .map((row, context) -> approval(row))
                                .list())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty where client or resource are no longer registered: nobody can be told what they would approve. */
    private Optional<Approval> approval(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        Scopes scopes = Scopes.parse(row.getString("scope"));
        Optional<String> userId = Optional.ofNullable(row.getString("user_id"));
        String approvalId = row.getString("approval_id");
        Origin origin = new Origin(row.getString("asked_from"), row.getString("user_agent"));
        Instant createdAt = row.getTimestamp("created_at").toInstant();
        Instant expiresAt = row.getTimestamp("expires_at").toInstant();
        ApprovalKind known = Arrays.stream(ApprovalKind.values())
                .filter(k -> k.wireName().equals(kind))
                .findFirst()
                .orElseThrow();
        String resource = row.getString("resource");
        return clients.find(row.getString("client_id"))
                .flatMap(client -> resources.find(resource).map(at -> new Wish(known, client, scopes, at, userId)))
                .map(wish -> new Approval(approvalId, wish, origin, createdAt, expiresAt));
    }
}
