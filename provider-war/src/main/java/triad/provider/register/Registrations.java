package triad.provider.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Jdbi;
import triad.provider.client.ClientMetadata;
import triad.provider.client.Clients;
import triad.provider.consent.Consents;
import triad.provider.family.TokenFamilies;
import triad.provider.http.OpaqueValue;
import triad.provider.metadata.NewClient;
import triad.provider.resource.Scopes;

/** The clients that registered themselves: each changes and goes by its registration access token alone (RFC 7592). */
@ApplicationScoped
public class Registrations {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Clients clients;
    private final InitialAccessTokens initialTokens;
    private final TokenFamilies families;
    private final Consents consents;

    @Inject
    Registrations(
            Jdbi jdbi,
            Clock clock,
            Clients clients,
            InitialAccessTokens initialTokens,
            TokenFamilies families,
            Consents consents) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.clients = clients;
        this.initialTokens = initialTokens;
        this.families = families;
        this.consents = consents;
    }

    /** Stores the client, and uses the permission up; both or none. */
    @Transactional
    public Registration add(NewClient added, Permission permission) {
        initialTokens.use(permission);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        OpaqueValue token = OpaqueValue.random();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into client (client_id, metadata, updated_at, origin, registration_token_hash, allowed_scope,
                            registered_at)
                        values (:id, :document, :now, 'dynamic', :token, :scope, :now)
                        """)
                .bind("id", added.client().clientId())
                .bind("document", added.document())
                .bind("now", now)
                .bind("token", token.hash())
                .bind("scope", permission.scope().toString())
                .execute());
        return new Registration(added.client(), token, now, permission.scope());
    }

    /** The registration that the token is for; one refusal for a wrong token and an unknown client (RFC 7592 §2). */
    Registration require(String clientId, OpaqueValue token) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select metadata, registered_at, allowed_scope from client
                        where client_id = :id and registration_token_hash = :token
                        """)
                .bind("id", clientId)
                .bind("token", token.hash())
                .map((row, context) -> new Registration(
                        ClientMetadata.parse(row.getString("metadata")),
                        token,
                        row.getTimestamp("registered_at").toInstant(),
                        Scopes.parse(row.getString("allowed_scope"))))
                .findOne()
                .orElseThrow(BearerToken::refused));
    }

    /** Replaces what is registered. */
    @Transactional
    public Registration replace(Registration before, NewClient changed) {
        int updated = jdbi.withHandle(handle -> handle.createUpdate("""
                        update client set metadata = :document, updated_at = :now
                        where client_id = :id and registration_token_hash = :token
                        """)
                .bind("document", changed.document())
                .bind("now", clock.instant())
                .bind("id", before.client().clientId())
                .bind("token", before.token().hash())
                .execute());
        demandOne(updated);
        clients.forget(before.client().clientId());
        return new Registration(changed.client(), before.token(), before.registeredAt(), before.scope());
    }

    /** Ends the client and everything it got (RFC 7592 §2.3). */
    @Transactional
    public void end(Registration ended) {
        String clientId = ended.client().clientId();
        int deleted = jdbi.withHandle(handle -> handle.createUpdate(
                        "delete from client where client_id = :id and registration_token_hash = :token")
                .bind("id", clientId)
                .bind("token", ended.token().hash())
                .execute());
        demandOne(deleted);
        families.revokeAllOf(clientId);
        consents.withdrawAllOf(clientId);
        clients.forget(clientId);
    }

    private static void demandOne(int rows) {
        if (rows != 1) {
            throw BearerToken.refused();
        }
    }
}
