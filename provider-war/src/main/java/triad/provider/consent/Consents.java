package triad.provider.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import triad.provider.batch.BatchedQuery;
import triad.provider.batch.Batches;
import triad.provider.resource.Scopes;

/** What each user allowed each client to do at each resource. */
@ApplicationScoped
public class Consents {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Event<ConsentWithdrawn> withdrawn;
    private final BatchedQuery<Consent> ofUser;

    @Inject
    Consents(Jdbi jdbi, Batches batches, Clock clock, Event<ConsentWithdrawn> withdrawn) {
        this.jdbi = jdbi;
        this.ofUser = batches.query("""
                select user_id, client_id, resource, scope, authorization_details, granted_at from consent
                where user_id = any(:keys) order by client_id, resource
                """, "user_id", Consents::consent);
        this.clock = clock;
        this.withdrawn = withdrawn;
    }

    /** Which of the asks the user allowed, whole, at that instant or later. */
    public AnsweredAsks answered(String userId, List<Ask> asks, Instant since) {
        List<Consent> allowed = new ArrayList<>();
        List<Ask> missing = new ArrayList<>();
        List<Consent> all = asks.isEmpty() ? List.of() : list(userId);
        for (Ask ask : asks) {
            all.stream()
                    .filter(consent -> consent.covers(ask, since))
                    .findFirst()
                    .ifPresentOrElse(allowed::add, () -> missing.add(ask));
        }
        return new AnsweredAsks(allowed, missing);
    }

    /** What the user allowed the client at the resource; no scope where nothing was. */
    public Scopes allowed(String userId, String clientId, String resource) {
        return find(list(userId), clientId, resource).map(Consent::scope).orElse(Scopes.NONE);
    }

    /** All that the user allowed, client by client. */
    public List<Consent> list(String userId) {
        return ofUser.list(userId);
    }

    /** Remembers that the user allowed what was asked, beside what was allowed before; of two first answers at once one counts. */
    @Transactional
    public void allow(String userId, List<Ask> asks) {
        List<Consent> all = list(userId);
        jdbi.useHandle(handle -> asks.forEach(ask -> allow(handle, userId, ask, all)));
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

    private void allow(Handle handle, String userId, Ask ask, List<Consent> all) {
        Optional<Consent> before = find(all, ask.clientId(), ask.resource());
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

    private static Optional<Consent> find(List<Consent> all, String clientId, String resource) {
        return all.stream().filter(consent -> consent.isOf(clientId, resource)).findFirst();
    }

    private int write(Handle handle, String userId, Ask ask, Optional<Consent> before, String sql) {
        Scopes scope = before.map(Consent::scope).orElse(Scopes.NONE).and(ask.scopes());
        String details = ask.details().isEmpty() ? before.map(Consent::details).orElse("") : ask.details();
        return handle.createUpdate(sql)
                .bind("scope", scope.toString())
                .bind("details", details.isEmpty() ? null : details)
                .bind("now", clock.instant())
                .bind("user", userId)
                .bind("client", ask.clientId())
                .bind("resource", ask.resource())
                .execute();
    }

    private static Consent consent(ResultSet row) throws SQLException {
        return new Consent(
                row.getString("client_id"),
                row.getString("resource"),
                Scopes.parse(row.getString("scope")),
                Objects.requireNonNullElse(row.getString("authorization_details"), ""),
                row.getTimestamp("granted_at").toInstant());
    }
}
