package triad.provider.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import triad.provider.client.Scopes;

/** What each user allowed each client to do at each resource. */
@ApplicationScoped
public class Consents {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Event<ConsentWithdrawn> withdrawn;

    @Inject
    Consents(Jdbi jdbi, Clock clock, Event<ConsentWithdrawn> withdrawn) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.withdrawn = withdrawn;
    }

    /**
     * What one consent row says.
     *
     * @param details the last that the user allowed in detail; others are asked for again
     */
    private record Allowed(Scopes scope, String details, Instant at) {
        boolean covers(Ask ask) {
            return scope.covers(ask.scopes())
                    && (ask.details().isEmpty() || ask.details().equals(details));
        }
    }

    private record Place(String clientId, String resource) {}

    /** Those of the asks that the user has not allowed yet, whole. */
    public List<Ask> missing(String userId, List<Ask> asks) {
        return missingSince(userId, asks, Instant.EPOCH);
    }

    /** Those of the asks that the user did not allow, whole, at that instant or later. */
    public List<Ask> missingSince(String userId, List<Ask> asks, Instant since) {
        Map<Place, Allowed> allowed = asks.isEmpty() ? Map.of() : allowed(userId, asks);
        return asks.stream()
                .filter(ask -> Optional.ofNullable(allowed.get(new Place(ask.clientId(), ask.resource())))
                        .filter(found -> !found.at().isBefore(since) && found.covers(ask))
                        .isEmpty())
                .toList();
    }

    private Map<Place, Allowed> allowed(String userId, List<Ask> asks) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select client_id, resource, scope, authorization_details, granted_at from consent
                        where user_id = :user and client_id in (<clients>)
                        """)
                .bind("user", userId)
                .bindList("clients", asks.stream().map(Ask::clientId).distinct().toList())
                .reduceResultSet(new HashMap<>(), (all, row, context) -> {
                    all.put(new Place(row.getString("client_id"), row.getString("resource")), allowed(row));
                    return all;
                }));
    }

    /** What the user allowed the client at the resource; no scope where nothing was. */
    public Scopes allowed(String userId, String clientId, String resource) {
        return find(userId, clientId, resource).map(Allowed::scope).orElse(Scopes.NONE);
    }

    /** Remembers that the user allowed what was asked, beside what was allowed before; of two first answers at once one counts. */
    @Transactional
    public void allow(String userId, List<Ask> asks) {
        jdbi.useHandle(handle -> asks.forEach(ask -> allow(handle, userId, ask)));
    }

    /** All that the user allowed, client by client. */
    public List<Consent> list(String userId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select client_id, resource, scope, granted_at from consent
                        where user_id = :user order by client_id, resource
                        """)
                .bind("user", userId)
                .map((row, context) -> new Consent(
                        row.getString("client_id"),
                        row.getString("resource"),
                        Scopes.parse(row.getString("scope")),
                        row.getTimestamp("granted_at").toInstant()))
                .list());
    }

    /** Forgets all that the user allowed the client; tokens that were issued on it are not touched here. */
    @Transactional
    public void withdraw(String userId, String clientId) {
        List<String> resources = list(userId).stream()
                .filter(consent -> consent.clientId().equals(clientId))
                .map(Consent::resource)
                .toList();
        int count = jdbi.withHandle(
                handle -> handle.createUpdate("delete from consent where user_id = :user and client_id = :client")
                        .bind("user", userId)
                        .bind("client", clientId)
                        .execute());
        if (count > 0) {
            withdrawn.fire(new ConsentWithdrawn(userId, clientId, resources));
        }
    }

    /** Forgets what anybody allowed a client that is no more. */
    @Transactional
    public void withdrawAllOf(String clientId) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from consent where client_id = :client")
                .bind("client", clientId)
                .execute());
    }

    private void allow(Handle handle, String userId, Ask ask) {
        Optional<Allowed> before = find(handle, userId, ask.clientId(), ask.resource());
        boolean there = before.isPresent() && write(handle, userId, ask, before, """
                update consent set scope = :scope, authorization_details = :details, granted_at = :now
                where user_id = :user and client_id = :client and resource = :resource
                """) == 1;
        if (!there) {
            write(handle, userId, ask, Optional.empty(), """
                    insert into consent (user_id, client_id, resource, scope, authorization_details, granted_at)
                    values (:user, :client, :resource, :scope, :details, :now)
                    on conflict do nothing
                    """); // also where it was withdrawn a moment ago
        }
    }

    private int write(Handle handle, String userId, Ask ask, Optional<Allowed> before, String sql) {
        Scopes scope = before.map(Allowed::scope).orElse(Scopes.NONE).and(ask.scopes());
        String details = ask.details().isEmpty() ? before.map(Allowed::details).orElse("") : ask.details();
        return handle.createUpdate(sql)
                .bind("scope", scope.toString())
                .bind("details", details.isEmpty() ? null : details)
                .bind("now", clock.instant())
                .bind("user", userId)
                .bind("client", ask.clientId())
                .bind("resource", ask.resource())
                .execute();
    }

    private Optional<Allowed> find(String userId, String clientId, String resource) {
        return jdbi.withHandle(handle -> find(handle, userId, clientId, resource));
    }

    private static Optional<Allowed> find(Handle handle, String userId, String clientId, String resource) {
        return handle.createQuery("""
                        select scope, authorization_details, granted_at from consent
                        where user_id = :user and client_id = :client and resource = :resource
                        """)
                .bind("user", userId)
                .bind("client", clientId)
                .bind("resource", resource)
                .map((row, context) -> allowed(row))
                .findOne();
    }

    private static Allowed allowed(ResultSet row) throws SQLException {
        return new Allowed(
                Scopes.parse(row.getString("scope")),
                Objects.requireNonNullElse(row.getString("authorization_details"), ""),
                row.getTimestamp("granted_at").toInstant());
    }
}
