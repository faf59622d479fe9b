package triad.provider.code;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import triad.provider.batch.BatchedQuery;
import triad.provider.batch.BatchedUpdate;
import triad.provider.batch.Batches;
import triad.provider.batch.Values;
import triad.provider.client.Client;
import triad.provider.config.ProviderConfig;
import triad.provider.family.FamilyRows;
import triad.provider.family.LivingFamily;
import triad.provider.family.TokenFamilies;
import triad.provider.family.TokenFamily;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;
import triad.provider.request.AuthorizationRequests;

/** Issues authorization codes and redeems each once (RFC 6749 §4.1.2); a second redemption revokes the family. */
@ApplicationScoped
public class AuthorizationCodes {
    /** Redeems the code {@code :code} at the time {@code :now}, once. */
    public static final String REDEEM =
            "update authorization_code set redeemed_at = :now where code_hash = :code and redeemed_at is null";

    private final Clock clock;
    private final ProviderConfig config;
    private final AuthorizationRequests requests;
    private final TokenFamilies families;
    private final CodeInserts inserts;
    private final BatchedQuery<Stored> ofHash;
    private final BatchedUpdate redeem;

    @Inject
    AuthorizationCodes(
            Jdbi jdbi,
            Batches batches,
            Clock clock,
            ProviderConfig config,
            AuthorizationRequests requests,
            TokenFamilies families) {
        this.inserts = new CodeInserts(jdbi, batches);
        this.ofHash = batches.query(
                """
                        select c.code_hash, c.client_id as code_client, c.redirect_uri, c.code_challenge, c.nonce, c.dpop_jkt,
                            c.redeemed_at, c.expires_at as code_expires_at, (%s) as is_alive, %s
                        from authorization_code c join token_family f on f.family_id = c.family_id %s
                        where c.code_hash = any(:keys)
                        """.formatted(FamilyRows.ALIVE, FamilyRows.COLUMNS, FamilyRows.JOINS),
                "code_hash",
                AuthorizationCodes::stored,
                values -> values.bind("now", clock.instant()));
        this.redeem = batches.update(REDEEM);
        this.clock = clock;
        this.config = config;
        this.requests = requests;
        this.families = families;
    }

    private record Stored(
            String familyId,
            String clientId,
            String redirectUri,
            CodeBinding binding,
            Instant expiresAt,
            boolean isRedeemed,
            Optional<LivingFamily> living) {

        /** A verifier without a challenge is as wrong as a challenge without a verifier (RFC 9700 §4.8.2: no downgrade). */
        boolean fits(CodeRedemption redemption) {
            boolean verified = binding.codeChallenge()
                    .map(challenge ->
                            redemption.codeVerifier().filter(challenge::holds).isPresent())
                    .orElse(redemption.codeVerifier().isEmpty());
            return verified
                    && redirectUri.equals(redemption.redirectUri())
                    && (binding.dpopKey().isEmpty() || binding.dpopKey().equals(redemption.dpopKey()));
        }
    }

    /** Issues the code of a granted request, unless what the decision saw is no more. */
    public OpaqueValue issue(GrantedRequest request) {
        OpaqueValue code = OpaqueValue.random();
        TokenFamily family = families.of(request.client(), request.access(), request.session());
        Instant now = clock.instant();
        Instant expires = now.plus(config.lifetimes().authorizationCode());
        if (!inserts.insert(new CodeInserts.NewCode(code, family, request, expires), now)) {
            throw new Refusal(ErrorCode.ACCESS_DENIED, "The user took it back meanwhile");
        }
        return code;
    }

    /**
     * Issues it and completes what it came from, all or nothing.
     *
     * @param waiting the hashes of the pushed and the begun request; each completes once, so that two tabs get one code
     */
    @Transactional
    public OpaqueValue issue(GrantedRequest request, List<String> waiting) {
        if (!waiting.stream().allMatch(requests::complete)) {
            throw new Refusal(ErrorCode.INVALID_REQUEST_URI, "The request was completed before");
        }
        return issue(request);
    }

    /**
     * What a code stands for, to whoever may redeem it: whose it is, where it went, who has the verifier and the key.
     *
     * <p>Each statement stands for itself: the revocation of a reused code outlives the refusal.
     */
    public AuthorizationCode require(Client client, CodeRedemption redemption) {
        OpaqueValue code = redemption.code();
        Stored stored = ofHash.find(code.hash())
                .filter(found -> found.clientId().equals(client.clientId()))
                .orElseThrow(AuthorizationCodes::refused);
        if (stored.isRedeemed()) {
            throw reused(stored.familyId());
        }
        if (!stored.fits(redemption) || !stored.expiresAt().isAfter(clock.instant())) {
            throw refused();
        }
        LivingFamily living = stored.living().orElseThrow(AuthorizationCodes::refused);
        return new AuthorizationCode(code.hash(), living, stored.binding().nonce());
    }

    /** Redeems the code, or refuses it where another call was faster. */
    public void redeem(AuthorizationCode code) {
        if (!redeem.execute(code.hash(), new Values().bind("code", code.hash()).bind("now", clock.instant()))) {
            throw reused(code);
        }
    }

    /** The refusal of a code that another call has redeemed meanwhile; its family ends. */
    public Refusal reused(AuthorizationCode code) {
        return reused(code.living().family().familyId());
    }

    /** Whoever shows a redeemed code again stole it, or was robbed of it (RFC 6749 §4.1.2). */
    private Refusal reused(String familyId) {
        families.revoke(familyId);
        return refused();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        LivingFamily family = FamilyRows.map(row);
        boolean isAlive = row.getBoolean("is_alive");
        return new Stored(
                family.family().familyId(),
                row.getString("code_client"),
                row.getString("redirect_uri"),
                new CodeBinding(
                        Optional.ofNullable(row.getString("code_challenge")).map(CodeChallenge::new),
                        Optional.ofNullable(row.getString("nonce")),
                        Optional.ofNullable(row.getString("dpop_jkt"))),
                row.getTimestamp("code_expires_at").toInstant(),
                row.getTimestamp("redeemed_at") != null,
                isAlive ? Optional.of(family) : Optional.empty());
    }

    private static Refusal refused() {
        return new Refusal(ErrorCode.INVALID_GRANT, "The authorization code does not hold");
    }
}
