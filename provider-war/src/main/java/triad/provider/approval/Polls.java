package triad.provider.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import triad.provider.client.Client;
import triad.provider.family.LivingFamily;
import triad.provider.family.TokenFamilies;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;

/** The client's side of an approval: it asks whether there is an answer, and redeems it once (RFC 8628 §3.5, CIBA Core §11). */
@ApplicationScoped
public class Polls {
    /** How much later every further poll has to come after one that came too early (RFC 8628 §3.5). */
    private static final int SLOWER_BY = 5;
    /** Networks are not punctual. */
    private static final Duration LEEWAY = Duration.ofSeconds(1);

    private final Jdbi jdbi;
    private final Clock clock;
    private final TokenFamilies families;

    @Inject
    Polls(Jdbi jdbi, Clock clock, TokenFamilies families) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.families = families;
    }

    private record Stored(int pollSeconds, Instant expiresAt, boolean denied, Optional<String> familyId) {}

    /**
     * The family of an approved wish, or the refusal that tells the client how it stands.
     *
     * <p>Unknown, redeemed and another client's are one refusal. That a poll came too early outlives its refusal, hence no rollback.
     */
    @Transactional(dontRollbackOn = Refusal.class)
    public LivingFamily redeem(ApprovalKind kind, Client client, OpaqueValue handle) {
        Stored stored = find(kind, client, handle).orElseThrow(Polls::refused);
        Instant now = clock.instant();
        if (!stored.expiresAt().isAfter(now)) {
            throw new Refusal(ErrorCode.EXPIRED_TOKEN, "The time to approve it is over");
        }
        if (stored.denied()) {
            throw new Refusal(ErrorCode.DENIED_BY_PERSON, "The user said no");
        }
        if (stored.familyId().isEmpty()) {
            throw pending(handle, stored, now);
        }
        if (!consume(handle, now)) {
            throw refused();
        }
        return stored.familyId().flatMap(families::findAlive).orElseThrow(Polls::refused);
    }

    private Refusal pending(OpaqueValue handle, Stored stored, Instant now) {
        boolean punctual = postpone(handle, now, stored.pollSeconds(), "poll_at <= :now");
        if (punctual) {
            return new Refusal(ErrorCode.AUTHORIZATION_PENDING, "The user has not answered yet");
        }
        postpone(handle, now, stored.pollSeconds() + SLOWER_BY, "poll_at > :now and poll_seconds < :seconds");
        return new Refusal(ErrorCode.SLOW_DOWN, "Wait " + SLOWER_BY + " seconds longer between two polls");
    }

    private boolean postpone(OpaqueValue handle, Instant now, int seconds, String condition) {
        return jdbi.withHandle(h -> h.createUpdate("update approval set poll_seconds = :seconds, poll_at = :next"
                                + " where approval_id = :id and " + condition)
                        .bind("seconds", seconds)
                        .bind("next", now.plusSeconds(seconds).minus(LEEWAY))
                        .bind("id", handle.hash())
                        .bind("now", now)
                        .execute())
                == 1;
    }

    private boolean consume(OpaqueValue handle, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate(
                                "update approval set redeemed_at = :now where approval_id = :id and redeemed_at is null")
                        .bind("now", now)
                        .bind("id", handle.hash())
                        .execute())
                == 1;
    }

    private Optional<Stored> find(ApprovalKind kind, Client client, OpaqueValue handle) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select poll_seconds, expires_at, denied_at, family_id from approval
                        where approval_id = :id and kind = :kind and client_id = :client and redeemed_at is null
                        """)
                .bind("id", handle.hash())
                .bind("kind", kind.wireName())
                .bind("client", client.clientId())
                .map((row, context) -> stored(row))
                .findOne());
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getInt("poll_seconds"),
                row.getTimestamp("expires_at").toInstant(),
                row.getTimestamp("denied_at") != null,
                Optional.ofNullable(row.getString("family_id")));
    }

    private static Refusal refused() {
        return new Refusal(ErrorCode.INVALID_GRANT, "The grant does not hold");
    }
}
