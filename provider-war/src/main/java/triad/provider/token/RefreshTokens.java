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
import triad.provider.batch.BatchedQuery;
import triad.provider.batch.BatchedUpdate;
import triad.provider.batch.Batches;
import triad.provider.batch.Values;
import triad.provider.client.Client;
import triad.provider.code.AuthorizationCode;
import triad.provider.code.AuthorizationCodes;
import triad.provider.family.FamilyRows;
import triad.provider.family.LivingFamily;
import triad.provider.family.TokenFamily;
import triad.provider.http.OpaqueValue;
import triad.provider.mtls.Confirmation;

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
    private final Jdbi jdbi;
    private final Clock clock;
    private final BatchedQuery<Stored> ofHash;
    private final BatchedUpdate replace;
    private final BatchedUpdate redeem;

    @Inject
    RefreshTokens(Jdbi jdbi, Batches batches, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.ofHash = batches.query(
                "select r.token_hash, r.client_id as token_client, r.binding, r.replaced_at, r.answer, "
                        + FamilyRows.COLUMNS + " from refresh_token r join token_family f on f.family_id = r.family_id "
                        + FamilyRows.JOINS + " where r.token_hash = any(:keys) and r.revoked_at is null and "
                        + FamilyRows.ALIVE,
                "token_hash",
                RefreshTokens::stored,
                values -> values.bind("now", clock.instant()));
        this.replace = batches.update(insertAfter(UPDATE, batches));
        this.redeem = batches.update(insertAfter(AuthorizationCodes.REDEEM, batches));
    }

    /** Both say the same; each database can say it in one way only. */
    private static String insertAfter(String update, Batches batches) {
        return batches.isPostgres()
                ? "with updated as (" + update + " returning family_id, client_id) " + INSERT + "updated"
                : INSERT + "final table (" + update + ")";
    }

    private record Stored(
            String clientId,
            LivingFamily living,
            Confirmation binding,
            Optional<RefreshToken.Replacement> replacement) {}

    /**
     * What the client's refresh tokens are bound to: a confidential client proves itself each time, a public one can only prove its
     * key (RFC 9449 §5).
     */
    public static Confirmation binding(TokenRequest request) {
        return request.client().isPublic() ? request.confirmation() : Confirmation.NONE;
    }

    /** A new refresh token of the family, for the client that asks. */
    public OpaqueValue issue(TokenRequest request, TokenFamily family) {
        OpaqueValue token = OpaqueValue.random();
        insert(token, family, binding(request));
        return token;
    }

    /** Redeems the code and puts a refresh token of its family in its place, by one statement; nothing where the code was redeemed before. */
    public Optional<OpaqueValue> issue(TokenRequest request, AuthorizationCode code) {
        OpaqueValue token = OpaqueValue.random();
        boolean redeemed = redeem.execute(
                code.hash(),
                new Values()
                        .bind("now", clock.instant())
                        .bind("code", code.hash())
                        .bind("successor", token.hash())
                        .bind("binding", text(binding(request))));
        return redeemed ? Optional.of(token) : Optional.empty();
    }

    /** The client's own token, while its family is alive; a replaced one is found too. */
    public Optional<RefreshToken> find(Client client, OpaqueValue token) {
        return ofHash.find(token.hash())
                .filter(stored -> stored.clientId().equals(client.clientId()))
                .map(stored -> new RefreshToken(token, stored.living(), stored.binding(), stored.replacement()));
    }

    /**
     * Puts the successor in the token's place, by one statement.
     *
     * @return whether this call did; {@code false} when another one was faster, on whichever node
     */
    public boolean replace(RefreshToken token, OpaqueValue successor, Confirmation binding, SealedAnswer answer) {
        String hash = token.value().hash();
        return replace.execute(
                hash,
                new Values()
                        .bind("now", clock.instant())
                        .bind("answer", answer.compact())
                        .bind("hash", hash)
                        .bind("successor", successor.hash())
                        .bind("binding", text(binding)));
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

    private static Stored stored(ResultSet row) throws SQLException {
        Timestamp replacedAt = row.getTimestamp("replaced_at");
        String answer = Optional.ofNullable(row.getString("answer")).orElse("");
        return new Stored(
                row.getString("token_client"),
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
