package triad.provider.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

    /** Those of the asks that the user has not allowed yet, whole. */
    public List<Ask> missing(String userId, List<Ask> asks) {
        return asks.stream()
                .filter(ask -> !allowed(userId, ask.clientId(), ask.resource()).covers(ask.scopes()))
                .toList();
    }

    /** What the user allowed the client at the resource; no scope where nothing was. */
    public Scopes allowed(String userId, String clientId, String resource) {
        return jdbi.withHandle(handle -> find(handle, userId, clientId, resource))
                .orElse(Scopes.NONE);
    }

    /** Whether the user allowed the ask, whole, at that instant or later. */
    public boolean allowedSince(String userId, Ask ask, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select scope from consent where user_id = :user and client_id = :client
                          and resource = :resource and granted_at >= :since
                        """)
                .bind("user", userId)
                .bind("client", ask.clientId())
                .bind("resource", ask.resource())
                .bind("since", since)
                .mapTo(String.class)
                .findOne()
                .filter(scope -> Scopes.parse(scope).covers(ask.scopes()))
                .isPresent());
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
        Optional<Scopes> before = find(handle, userId, ask.clientId(), ask.resource());
        String sql = before.isPresent() ? """
                update consent set scope = :scope, granted_at = :now
                where user_id = :user and client_id = :client and resource = :resource
                """ : """
                insert into consent (user_id, client_id, resource, scope, granted_at)
                values (:user, :client, :resource, :scope, :now)
                on conflict do nothing
                """;
        handle.createUpdate(sql)
                .bind("scope", before.orElse(Scopes.NONE).and(ask.scopes()).toString())
                .bind("now", clock.instant())
                .bind("user", userId)
                .bind("client", ask.clientId())
                .bind("resource", ask.resource())
                .execute();
    }

    private static Optional<Scopes> find(Handle handle, String userId, String clientId, String resource) {
        return handle.createQuery("""
                        select scope from consent
                        where user_id = :user and client_id = :client and resource = :resource
                        """)
                .bind("user", userId)
                .bind("client", clientId)
                .bind("resource", resource)
                .mapTo(String.class)
                .findOne()
                .map(Scopes::parse);
    }
}
