package triad.provider.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import triad.provider.approval.Approval;
import triad.provider.approval.Approvals;
import triad.provider.approval.Origin;
import triad.provider.approval.Wish;
import triad.provider.http.OpaqueValue;

/** The user codes of the devices that wait; stored hashed, each for one device. */
@ApplicationScoped
public class UserCodes {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Approvals approvals;

    @Inject
    UserCodes(Jdbi jdbi, Clock clock, Approvals approvals) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.approvals = approvals;
    }

    /** The two codes of one device authorization. */
    record Codes(OpaqueValue deviceCode, UserCode userCode) {}

    /** Lets the wish of a device wait. */
    @Transactional
    Codes issue(Wish wish, Origin origin, Duration lifetime) {
        OpaqueValue deviceCode = approvals.ask(wish, origin, lifetime);
        UserCode userCode = UserCode.random();
        while (!insert(userCode, deviceCode, lifetime)) {
            userCode = UserCode.random();
        }
        return new Codes(deviceCode, userCode);
    }

    /** What the code stands for, while it waits; who asks has been counted by {@link UserCodeGuesses}. */
    Optional<Approval> find(UserCode code) {
        return jdbi.withHandle(
                        handle -> handle.createQuery("select approval_id from user_code where user_code_hash = :hash")
                                .bind("hash", code.hash())
                                .mapTo(String.class)
                                .findOne())
                .flatMap(approvals::find);
    }

    /** False where another device has the same code. */
    private boolean insert(UserCode code, OpaqueValue deviceCode, Duration lifetime) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into user_code (user_code_hash, approval_id, expires_at) values (:hash, :approval, :expires)
                        on conflict do nothing
                        """)
                        .bind("hash", code.hash())
                        .bind("approval", deviceCode.hash())
                        .bind("expires", clock.instant().plus(lifetime))
                        .execute())
                == 1;
    }
}
