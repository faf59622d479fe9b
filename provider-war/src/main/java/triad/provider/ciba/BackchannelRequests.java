package triad.provider.ciba;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import triad.provider.approval.Approvals;
import triad.provider.approval.Origin;
import triad.provider.approval.Wish;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;
import triad.provider.key.KeyEncryption;

/**
 * Lets backchannel authentication requests wait for their person, but not so many that the person is worn down into allowing one: in
 * ten minutes five of one client, twenty of all.
 */
@ApplicationScoped
public class BackchannelRequests {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_OF_ONE = 5;
    private static final int MOST_OF_ALL = 20;
    private final Jdbi jdbi;
    private final Clock clock;
    private final Approvals approvals;
    private final KeyEncryption encryption;

    @Inject
    BackchannelRequests(Jdbi jdbi, Clock clock, Approvals approvals, KeyEncryption encryption) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.approvals = approvals;
        this.encryption = encryption;
    }

    /** Lets the request wait; returns the {@code auth_req_id}. */
    @Transactional
    OpaqueValue ask(BackchannelRequest request, Origin origin) {
        Wish wish = request.wish();
        jdbi.useHandle(handle ->
                brake(handle, wish.userId().orElseThrow(), wish.client().clientId()));
        OpaqueValue authReqId = approvals.ask(wish, origin, request.lifetime());
        Optional<String> ping = request.notificationToken()
                .map(token -> encryption.encrypt(JSONObjectUtils.toJSONString(
                        Map.of("auth_req_id", authReqId.value(), "client_notification_token", token))));
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into backchannel_request (approval_id, binding_message, ping_encrypted)
                        values (:approval, :message, :ping)
                        """)
                .bind("approval", authReqId.hash())
                .bind("message", request.bindingMessage().orElse(null))
                .bind("ping", ping.orElse(null))
                .execute());
        return authReqId;
    }

    /** What the client wants the person to see on both devices. */
    Optional<String> findBindingMessage(String approvalId) {
        return find("binding_message", approvalId);
    }

    /** What a ping needs, as JSON with the names of the wire; empty for a client that polls. */
    Optional<String> findPing(String approvalId) {
        return find("ping_encrypted", approvalId).map(encryption::decrypt);
    }

    private Optional<String> find(String column, String approvalId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select " + column + " from backchannel_request where approval_id = :id")
                        .bind("id", approvalId)
                        .map((row, context) -> Optional.ofNullable(row.getString(1)))
                        .findOne()
                        .flatMap(found -> found));
    }

    /** One request for a person at a time, so that parallel ones are counted too. */
    private void brake(Handle handle, String userId, String clientId) {
        handle.createQuery("select user_id from user_account where user_id = :user for update")
                .bind("user", userId)
                .mapTo(String.class)
                .one();
        Instant since = clock.instant().minus(WINDOW);
        if (since(handle, userId, clientId, since) >= MOST_OF_ONE || since(handle, userId, "", since) >= MOST_OF_ALL) {
            throw new Refusal(ErrorCode.ACCESS_DENIED, "The user was asked too often, try again in ten minutes");
        }
    }

    /** Of one client, or of all where the client is empty. */
    private static int since(Handle handle, String userId, String clientId, Instant since) {
        return handle.createQuery("""
                        select count(*) from approval a join backchannel_request b on b.approval_id = a.approval_id
                        where a.user_id = :user and (a.client_id = :client or :client = '') and a.created_at > :since
                        """)
                .bind("user", userId)
                .bind("client", clientId)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }
}
