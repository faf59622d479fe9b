package triad.provider.token;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import triad.provider.authorize.TokenFamilies;
import triad.provider.authorize.TokenFamily;
import triad.provider.client.Client;
import triad.provider.http.Confirmation;
import triad.provider.http.OpaqueValue;

/** The refresh tokens: opaque, stored hashed, each replaced at most once. */
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

    private record Stored(String familyId, Confirmation binding, Optional<RefreshToken.Replacement> replacement) {}

    /**
     * What the client's refresh tokens are bound to: a confidential client proves itself each time, a public one can only prove its
     * key (RFC 9449 §5).
     */
    static Confirmation binding(TokenRequest request) {
        return request.client().isPublic() ? request.confirmation() : Confirmation.NONE;
    }

    /** A new refresh token of the family, for the client that asks. */
    @Transactional
    public OpaqueValue issue(TokenRequest request, TokenFamily family) {
        OpaqueValue token = OpaqueValue.random();
        insert(token, family, binding(request));
        return token;
    }

    /** The client's own token, while its family is alive; a replaced one is found too. */
    public Optional<RefreshToken> find(Client client, OpaqueValue token) {
        Optional<Stored> stored = jdbi.withHandle(handle -> handle.createQuery("""
                        select family_id, binding, replaced_at, answer from refresh_token
                        where token_hash = :hash and client_id = :client and revoked_at is null
                        """)
                .bind("hash", token.hash())
                .bind("client", client.clientId())
                .map((row, context) -> stored(row))
                .findOne());
        return stored.flatMap(s -> families.findAlive(s.familyId())
                .map(family -> new RefreshToken(token, family, s.binding(), s.replacement())));
    }

    /**
     * Puts the successor in the token's place, by one conditional update.
     *
     * @return whether this call did; {@code false} when another one was faster, on whichever node
     */
    @Transactional
    public boolean replace(RefreshToken token, OpaqueValue successor, Confirmation binding, SealedAnswer answer) {
        boolean first = jdbi.withHandle(handle -> handle.createUpdate("""
                        update refresh_token set replaced_at = :now, answer = :answer
                        where token_hash = :hash and replaced_at is null and revoked_at is null
                        """)
                        .bind("now", clock.instant())
                        .bind("answer", answer.compact())
                        .bind("hash", token.value().hash())
                        .execute())
                == 1;
        if (first) {
            insert(successor, token.family(), binding);
        }
        return first;
    }

    private void insert(OpaqueValue token, TokenFamily family, Confirmation binding) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into refresh_token (token_hash, family_id, client_id, binding, created_at)
                        values (:hash, :family, :client, :binding, :now)
                        """)
                .bind("hash", token.hash())
                .bind("family", family.familyId())
                .bind("client", family.clientId())
                .bind("binding", JSONObjectUtils.toJSONString(binding.toMap()))
                .bind("now", clock.instant())
                .execute());
    }

    private static Stored stored(ResultSet row) throws SQLException {
        Timestamp replacedAt = row.getTimestamp("replaced_at");
        String answer = Optional.ofNullable(row.getString("answer")).orElse("");
        return new Stored(
                row.getString("family_id"),
                binding(row.getString("binding")),
                Optional.ofNullable(replacedAt)
                        .map(at -> new RefreshToken.Replacement(at.toInstant(), new SealedAnswer(answer))));
    }

    private static Confirmation binding(@Nullable String stored) {
        try {
            return stored == null ? Confirmation.NONE : Confirmation.parse(JSONObjectUtils.parse(stored));
        } catch (ParseException broken) {
            throw new IllegalStateException("A stored refresh token is bound to no cnf claim", broken);
        }
    }
}
