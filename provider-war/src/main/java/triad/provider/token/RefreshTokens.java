package triad.provider.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import triad.provider.authorize.TokenFamilies;
import triad.provider.authorize.TokenFamily;
import triad.provider.client.Client;
import triad.provider.http.OpaqueValue;

/**
 * The refresh tokens of confidential clients: opaque, stored hashed, and not rotated, because they are worth nothing without the
 * client's certificate (FAPI 2.0 §5.3.2.1).
 */
@ApplicationScoped
public class RefreshTokens {
    private final Jdbi jdbi;
    private final Clock clock;
    private final TokenFamilies families;

    @Inject
    RefreshTokens(Jdbi jdbi, Clock clock, TokenFamilies families) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.families = families;
    }

    /** A new refresh token of the family. */
    @Transactional
    public OpaqueValue issue(TokenFamily family) {
        OpaqueValue token = OpaqueValue.random();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into refresh_token (token_hash, family_id, client_id, created_at)
                        values (:hash, :family, :client, :now)
                        """)
                .bind("hash", token.hash())
                .bind("family", family.familyId())
                .bind("client", family.clientId())
                .bind("now", clock.instant())
                .execute());
        return token;
    }

    /** The family of the client's own token, while both are alive. */
    public Optional<TokenFamily> find(Client client, OpaqueValue token) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select family_id from refresh_token
                        where token_hash = :hash and client_id = :client and revoked_at is null
                        """)
                        .bind("hash", token.hash())
                        .bind("client", client.clientId())
                        .mapTo(String.class)
                        .findOne())
                .flatMap(families::findAlive);
    }
}
