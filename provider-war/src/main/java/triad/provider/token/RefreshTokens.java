package triad.provider.token;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import triad.provider.authorize.FamilyRows;
import triad.provider.authorize.TokenFamily;
import triad.provider.client.Client;
import triad.provider.config.Database;
import triad.provider.http.Confirmation;
import triad.provider.http.OpaqueValue;

/** The refresh tokens: opaque, stored hashed, each replaced at most once. */
@ApplicationScoped
public class RefreshTokens {
    private static final String UPDATE = """
            update refresh_token set replaced_at = :now, answer = :answer
            where token_hash = :hash and replaced_at is null and revoked_at is null
            """;
    private static final String INSERT = """
            insert into refresh_token (token_hash, family_id, client_id, binding, created_at)
            select cast(:successor as varchar), family_id, client_id, cast(:binding as varchar),
                cast(:now as timestamp with time zone)
            from\s""";
    /** Both say the same; each database can say it in one way only. */
    private static final String REPLACE = INSERT + "final table (" + UPDATE + ")";

    private static final String REPLACE_POSTGRES =
            "with replaced as (" + UPDATE + " returning family_id, client_id) " + INSERT + "replaced";

    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    RefreshTokens(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * What the client's refresh tokens are bound to: a confidential client proves itself each time, a public one can only prove its
     * key (RFC 9449 §5).
     */
    static Confirmation binding(TokenRequest request) {
        return request.client().isPublic() ? request.confirmation() : Confirmation.NONE;
    }

    /** A new refresh token of the family, for the client that asks. */
    public OpaqueValue issue(TokenRequest request, TokenFamily family) {
        OpaqueValue token = OpaqueValue.random();
        insert(token, family, binding(request));
        return token;
    }

    /** The client's own token, while its family is alive; a replaced one is found too. */
    public Optional<RefreshToken> find(Client client, OpaqueValue token) {
        return jdbi.withHandle(handle -> handle.createQuery("select r.binding, r.replaced_at, r.answer, "
                        + FamilyRows.COLUMNS + " from refresh_token r join token_family f on f.family_id = r.family_id "
                        + FamilyRows.JOINS
                        + " where r.token_hash = :hash and r.client_id = :client and r.revoked_at is null and "
                        + FamilyRows.ALIVE)
                .bind("hash", token.hash())
                .bind("client", client.clientId())
                .bind("now", clock.instant())
                .map((row, context) -> found(token, row))
                .findOne());
    }

    /**
     * Puts the successor in the token's place, by one statement.
     *
     * @return whether this call did; {@code false} when another one was faster, on whichever node
     */
    public boolean replace(RefreshToken token, OpaqueValue successor, Confirmation binding, SealedAnswer answer) {
        return jdbi.withHandle(handle -> handle.createUpdate(Database.isPostgres(handle) ? REPLACE_POSTGRES : REPLACE)
                        .bind("now", clock.instant())
                        .bind("answer", answer.compact())
                        .bind("hash", token.value().hash())
                        .bind("successor", successor.hash())
                        .bind("binding", text(binding))
                        .execute())
                == 1;
    }

    private void insert(OpaqueValue token, TokenFamily family, Confirmation binding) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into refresh_token (token_hash, family_id, client_id, binding, created_at)
                        values (:hash, :family, :client, :binding, :now)
                        """)
                .bind("hash", token.hash())
                .bind("family", family.familyId())
                .bind("client", family.clientId())
                .bind("binding", text(binding))
                .bind("now", clock.instant())
                .execute());
    }

    private static RefreshToken found(OpaqueValue token, ResultSet row) throws SQLException {
        Timestamp replacedAt = row.getTimestamp("replaced_at");
        String answer = Optional.ofNullable(row.getString("answer")).orElse("");
        return new RefreshToken(
                token,
                FamilyRows.map(row),
                binding(row.getString("binding")),
                Optional.ofNullable(replacedAt)
                        .map(at -> new RefreshToken.Replacement(at.toInstant(), new SealedAnswer(answer))));
    }

    private static String text(Confirmation binding) {
        return JSONObjectUtils.toJSONString(binding.toMap());
    }

    private static Confirmation binding(@Nullable String stored) {
        try {
            return stored == null ? Confirmation.NONE : Confirmation.parse(JSONObjectUtils.parse(stored));
        } catch (ParseException broken) {
            throw new IllegalStateException("A stored refresh token is bound to no cnf claim", broken);
        }
    }
}
