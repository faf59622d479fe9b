package triad.provider.family;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import triad.provider.batch.BatchedQuery;
import triad.provider.batch.Batches;
import triad.provider.client.Client;
import triad.provider.config.ProviderConfig;
import triad.provider.http.OpaqueValue;
import triad.provider.session.Session;
import triad.provider.user.Users;

/** The token families. One is alive while it is not revoked, not expired, its session, if it has one, runs and its user may sign in. */
@ApplicationScoped
public class TokenFamilies {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Users users;
    private final ProviderConfig config;
    private final Event<TokenFamilyRevoked> revoked;
    private final BatchedQuery<LivingFamily> alive;

    @Inject
    TokenFamilies(
            Jdbi jdbi,
            Batches batches,
            Clock clock,
            Users users,
            ProviderConfig config,
            Event<TokenFamilyRevoked> revoked) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.users = users;
        this.config = config;
        this.revoked = revoked;
        this.alive = batches.query(
                "select " + FamilyRows.COLUMNS + " from token_family f " + FamilyRows.JOINS
                        + " where f.family_id = any(:keys) and " + FamilyRows.ALIVE,
                "family_id",
                FamilyRows::map,
                values -> values.bind("now", clock.instant()));
    }

    /**
     * Whether a family may begin on that session; if so, nobody disables the account, changes its password or withdraws its consents
     * until the transaction ends: whoever does so later finds the family.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean hold(Session session) {
        return users.hold(session.userId())
                && jdbi.withHandle(handle -> handle.createQuery(
                                        "select count(*) from browser_session where session_id = :id and ended_at is null")
                                .bind("id", session.sessionId())
                                .mapTo(Integer.class)
                                .one())
                        == 1;
    }

    /** The family of an authorization, as it begins now; its identifier joins everything issued from it. */
    public TokenFamily of(Client client, RequestedAccess access, Session session) {
        return new TokenFamily(
                OpaqueValue.random().value(),
                client.clientId(),
                session.userId(),
                Optional.of(session.sessionId()),
                access.scopes(),
                access.resource().resource(),
                access.resourceScopes(),
                access.claims(),
                access.details(),
                session.acr(),
                session.amr(),
                session.authTime(),
                end());
    }

    /** When a family ends that begins now. */
    public Instant end() {
        return clock.instant().plus(config.lifetimes().grant());
    }

    /** Begins a family as it is given. */
    @Transactional
    public void begin(TokenFamily family) {
        jdbi.useHandle(handle -> handle.createUpdate(FamilyRows.INSERT + " values (" + FamilyRows.VALUES + ")")
                .bindMap(FamilyRows.values(family, clock.instant()).toMap())
                .execute());
    }

    /** The family, while it is alive. */
    public Optional<LivingFamily> findAlive(String familyId) {
        return alive.find(familyId);
    }

    /** Ends the family and all its tokens; ending it again changes nothing and tells nobody. */
    @Transactional
    public void revoke(String familyId) {
        int count = jdbi.withHandle(handle -> handle.createUpdate(
                        "update token_family set revoked_at = :now where family_id = :id and revoked_at is null")
                .bind("now", clock.instant())
                .bind("id", familyId)
                .execute());
        if (count == 1) {
            revoked.fire(jdbi.withHandle(handle -> handle.createQuery(
                            "select family_id, user_id, client_id, resource from token_family where family_id = :id")
                    .bind("id", familyId)
                    .map((row, context) -> new TokenFamilyRevoked(
                            row.getString("family_id"),
                            row.getString("user_id"),
                            row.getString("client_id"),
                            row.getString("resource")))
                    .one()));
        }
    }

    /**
     * Ends the client's families for the user, and those of other clients at the given resources.
     *
     * @param resources where the client acts behind others, on tokens of their families; may be empty
     */
    @Transactional
    public void revokeAllOf(String userId, String clientId, Collection<String> resources) {
        List<String> acting = new ArrayList<>(resources);
        acting.add("");
        jdbi.withHandle(handle -> handle.createQuery("""
                        select family_id from token_family
                        where user_id = :user and revoked_at is null and (client_id = :client or resource in (<acting>))
                        """)
                        .bind("user", userId)
                        .bind("client", clientId)
                        .bindList("acting", acting)
                        .mapTo(String.class)
                        .list())
                .forEach(this::revoke);
    }

    /** Ends all families of a client that is no more. */
    @Transactional
    public void revokeAllOf(String clientId) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update token_family set revoked_at = :now where client_id = :client and revoked_at is null")
                .bind("now", clock.instant())
                .bind("client", clientId)
                .execute());
    }

    /** Ends what the user approved for other devices, which no session ends. */
    @Transactional
    public void revokeDetached(String userId) {
        jdbi.withHandle(handle -> handle.createQuery("""
                                select family_id from token_family
                                where user_id = :user and session_id is null and revoked_at is null
                                """)
                        .bind("user", userId)
                        .mapTo(String.class)
                        .list())
                .forEach(this::revoke);
    }
}
