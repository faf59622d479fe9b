package triad.provider.authorize;

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
import triad.provider.client.Client;
import triad.provider.config.ProviderConfig;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;
import triad.provider.session.Session;

/** Issues authorization codes and redeems each once (RFC 6749 §4.1.2); a second redemption revokes the family. */
@ApplicationScoped
public class AuthorizationCodes {
    private final Jdbi jdbi;
    private final Clock clock;
    private final ProviderConfig config;
    private final AuthorizationRequests requests;
    private final TokenFamilies families;
    private final Decisions decisions;

    @Inject
    AuthorizationCodes(
            Jdbi jdbi,
            Clock clock,
            ProviderConfig config,
            AuthorizationRequests requests,
            TokenFamilies families,
            Decisions decisions) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.config = config;
        this.requests = requests;
        this.families = families;
        this.decisions = decisions;
    }

    private record Stored(
            String familyId,
            String clientId,
            String redirectUri,
            CodeBinding binding,
            Instant expiresAt,
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

    /**
     * Issues the code of a granted request and completes what it came from, all or nothing.
     *
     * <p>What the decision saw is looked at again while nobody can change it, so that no family begins on what just ended.
     *
     * @param waiting the hashes of the pushed and the begun request; each completes once, so that two tabs get one code
     */
    @Transactional
    public OpaqueValue issue(AuthorizationRequest request, Session session, List<String> waiting) {
        if (!waiting.stream().allMatch(requests::complete)) {
            throw new Refusal(ErrorCode.INVALID_REQUEST_URI, "The request was completed before");
        }
        if (!families.hold(session) || !decisions.isAllowed(request, session)) {
            throw new Refusal(ErrorCode.ACCESS_DENIED, "The user took it back meanwhile");
        }
        CodeBinding binding = request.binding();
        OpaqueValue code = OpaqueValue.random();
        String familyId = OpaqueValue.random().value();
        families.begin(familyId, request.client(), request.access(), session);
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into authorization_code
                            (code_hash, family_id, client_id, redirect_uri, code_challenge, nonce, dpop_jkt, expires_at)
                        values (:hash, :family, :client, :redirectUri, :challenge, :nonce, :dpopKey, :expires)
                        """)
                .bind("hash", code.hash())
                .bind("family", familyId)
                .bind("client", request.client().clientId())
                .bind("redirectUri", request.to().redirectUri())
                .bind(
                        "challenge",
                        binding.codeChallenge().map(CodeChallenge::value).orElse(null))
                .bind("nonce", binding.nonce().orElse(null))
                .bind("dpopKey", binding.dpopKey().orElse(null))
                .bind("expires", clock.instant().plus(config.lifetimes().authorizationCode()))
                .execute());
        return code;
    }

    /**
     * Redeems a code: whose it is, where it went, who has the verifier and the key; consumed last, by one conditional update.
     *
     * <p>Each statement stands for itself: the revocation of a reused code outlives the refusal.
     */
    public AuthorizationCode redeem(Client client, CodeRedemption redemption) {
        OpaqueValue code = redemption.code();
        Stored stored =
                find(code).filter(c -> c.clientId().equals(client.clientId())).orElseThrow(AuthorizationCodes::refused);
        if (!stored.fits(redemption) || !stored.expiresAt().isAfter(clock.instant()) || !consume(code)) {
            revokeIfRedeemed(code, stored);
            throw refused();
        }
        LivingFamily living = stored.living().orElseThrow(AuthorizationCodes::refused);
        return new AuthorizationCode(living, stored.binding().nonce());
    }

    private boolean consume(OpaqueValue code) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "update authorization_code set redeemed_at = :now where code_hash = :hash and redeemed_at is null")
                        .bind("now", clock.instant())
                        .bind("hash", code.hash())
                        .execute())
                == 1;
    }

    /** Whoever shows a redeemed code again stole it, or was robbed of it (RFC 6749 §4.1.2). */
    private void revokeIfRedeemed(OpaqueValue code, Stored stored) {
        boolean redeemed = jdbi.withHandle(handle -> handle.createQuery(
                                "select count(*) from authorization_code where code_hash = :hash and redeemed_at is not null")
                        .bind("hash", code.hash())
                        .mapTo(Integer.class)
                        .one())
                > 0;
        if (redeemed) {
            families.revoke(stored.familyId());
        }
    }

    private Optional<Stored> find(OpaqueValue code) {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select c.client_id as code_client, c.redirect_uri, c.code_challenge, c.nonce, c.dpop_jkt,
                            c.expires_at as code_expires_at, (%s) as is_alive, %s
                        from authorization_code c join token_family f on f.family_id = c.family_id %s
                        where c.code_hash = :hash
                        """.formatted(FamilyRows.ALIVE, FamilyRows.COLUMNS, FamilyRows.JOINS))
                        .bind("hash", code.hash())
                        .bind("now", clock.instant())
                        .map((row, context) -> stored(row))
                        .findOne());
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
                isAlive ? Optional.of(family) : Optional.empty());
    }

    private static Refusal refused() {
        return new Refusal(ErrorCode.INVALID_GRANT, "The authorization code does not hold");
    }
}
