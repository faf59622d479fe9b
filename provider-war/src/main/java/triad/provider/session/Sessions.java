package triad.provider.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import triad.provider.batch.BatchedQuery;
import triad.provider.batch.Batches;
import triad.provider.config.Lifetimes;
import triad.provider.config.ProviderConfig;
import triad.provider.http.OpaqueValue;
import triad.provider.user.AccountChanged;
import triad.provider.user.ProvenUser;
import triad.provider.user.Users;

/** The sessions. A browser holds a secret, the database its hash; every sign-in begins a new one. */
@ApplicationScoped
public class Sessions {
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);
    /** How many expired sessions are looked at together. */
    static final int MOST_EXPIRED = 100;

    private static final String PASSWORD_ACR = "1";
    private final Jdbi jdbi;
    private final Clock clock;
    private final Users users;
    private final Lifetimes lifetimes;
    private final Event<SessionEnded> ended;
    private final BatchedQuery<Used> running;

    @Inject
    Sessions(Jdbi jdbi, Batches batches, Clock clock, Users users, ProviderConfig config, Event<SessionEnded> ended) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.users = users;
        this.lifetimes = config.lifetimes();
        this.ended = ended;
        this.running = batches.query("""
                        select s.secret_hash, s.session_id, s.user_id, s.acr, s.amr, s.auth_time, s.last_used_at
                        from browser_session s join user_account u on u.user_id = s.user_id
                        where s.secret_hash = any(:keys) and s.ended_at is null and s.expires_at > :now
                          and u.disabled_at is null
                        """, "secret_hash", Sessions::used, values -> values.bind("now", clock.instant()));
    }

    /**
     * Signs a person in: a secret from before the sign-in is worth nothing after it.
     *
     * <p>A password that changed after it was proved, or an account that was disabled, begins nothing: their sessions were ended before
     * this one could be among them. The session goes on where the same person proves who they are again, so that the clients in it stay signed in; a session of
     * somebody else ends.
     *
     * @param proven who, and by what
     * @param former the secret that the browser had
     * @param device the browser
     * @return the secret for the browser's cookie; empty where the proof holds no more
     */
    @Transactional
    public Optional<OpaqueValue> begin(
            ProvenUser proven, List<String> amr, Optional<OpaqueValue> former, Device device) {
        if (!users.hold(proven)) {
            return Optional.empty();
        }
        String userId = proven.user().userId();
        OpaqueValue secret = OpaqueValue.random();
        Optional<Session> before = former.flatMap(this::find);
        if (before.isPresent() && before.get().userId().equals(userId)) {
            renew(before.get(), amr, secret, device);
        } else {
            before.ifPresent(session -> end(session.sessionId()));
            insert(userId, amr, secret, device);
        }
        return Optional.of(secret);
    }

    /** The running session behind a browser's secret; its idle time begins anew. */
    public Optional<Session> find(OpaqueValue secret) {
        Instant now = clock.instant();
        Optional<Used> used =
                running.find(secret.hash()).filter(found -> found.at().isAfter(now.minus(lifetimes.sessionIdle())));
        used.filter(u -> u.at().plus(TOUCH_EVERY).isBefore(now)).ifPresent(u -> touch(u.session(), now));
        return used.map(Used::session);
    }

    /** Ends the session and, with it, everything that was issued in it; whoever must know is told once. */
    @Transactional
    public void end(String sessionId) {
        int count = jdbi.withHandle(handle -> handle.createUpdate(
                        "update browser_session set ended_at = :now where session_id = :id and ended_at is null")
                .bind("now", clock.instant())
                .bind("id", sessionId)
                .execute());
        if (count == 1) {
            ended.fire(new SessionEnded(sessionId, userOf(sessionId)));
        }
    }

    /** Sessions whose time is over and that did not end yet, the oldest first, {@link #MOST_EXPIRED} at most. */
    List<String> listExpired() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select session_id from browser_session where ended_at is null and expires_at <= :now
                        order by expires_at, session_id limit :most
                        """)
                .bind("now", clock.instant())
                .bind("most", MOST_EXPIRED)
                .mapTo(String.class)
                .list());
    }

    /** A disabled or deleted account is signed out everywhere. */
    @Transactional
    public void accountChanged(@Observes AccountChanged account) {
        if (account.change() != AccountChanged.Change.ENABLED) {
            endAllOf(account.userId(), Optional.empty());
        }
    }

    private String userOf(String sessionId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select user_id from browser_session where session_id = :id")
                        .bind("id", sessionId)
                        .mapTo(String.class)
                        .one());
    }

    /** Ends a session if it is this person's own; any other is left alone. */
    @Transactional
    public void end(String userId, String sessionId) {
        notEnded(userId).stream().filter(sessionId::equals).forEach(this::end);
    }

    /** Ends all sessions of the person but one; empty spares none. */
    @Transactional
    public void endAllOf(String userId, Optional<String> spared) {
        notEnded(userId).stream()
                .filter(sessionId -> !spared.equals(Optional.of(sessionId)))
                .forEach(this::end);
    }

    private List<String> notEnded(String userId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select session_id from browser_session where user_id = :user and ended_at is null")
                .bind("user", userId)
                .mapTo(String.class)
                .list());
    }

    /** The running sessions of the person, the one used last first. */
    public List<RunningSession> listRunning(String userId) {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select session_id, device, begun_at, last_used_at from browser_session
                        where user_id = :user and ended_at is null and expires_at > :now and last_used_at > :idle
                        order by last_used_at desc, session_id
                        """)
                .bind("user", userId)
                .bind("now", now)
                .bind("idle", now.minus(lifetimes.sessionIdle()))
                .map((row, context) -> new RunningSession(
                        row.getString("session_id"),
                        new Device(row.getString("device")),
                        row.getTimestamp("begun_at").toInstant(),
                        row.getTimestamp("last_used_at").toInstant()))
                .list());
    }

    private void insert(String userId, List<String> amr, OpaqueValue secret, Device device) {
        Instant now = clock.instant();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into browser_session (session_id, secret_hash, user_id, acr, amr, auth_time, last_used_at, expires_at,
                            begun_at, device)
                        values (:id, :hash, :user, :acr, :amr, :now, :now, :expires, :now, :device)
                        """)
                .bind("id", OpaqueValue.random().value())
                .bind("hash", secret.hash())
                .bind("user", userId)
                .bind("acr", PASSWORD_ACR)
                .bind("amr", String.join(" ", amr))
                .bind("now", now)
                .bind("expires", now.plus(lifetimes.session()))
                .bind("device", device.userAgent())
                .execute());
    }

    private void renew(Session session, List<String> amr, OpaqueValue secret, Device device) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update browser_session
                        set secret_hash = :hash, amr = :amr, auth_time = :now, last_used_at = :now, device = :device
                        where session_id = :id
                        """)
                .bind("hash", secret.hash())
                .bind("amr", String.join(" ", amr))
                .bind("now", clock.instant())
                .bind("device", device.userAgent())
                .bind("id", session.sessionId())
                .execute());
    }

    private record Used(Session session, Instant at) {}

    private void touch(Session session, Instant now) {
        jdbi.useHandle(
                handle -> handle.createUpdate("update browser_session set last_used_at = :now where session_id = :id")
                        .bind("now", now)
                        .bind("id", session.sessionId())
                        .execute());
    }

    private static Used used(ResultSet row) throws SQLException {
        Session session = new Session(
                row.getString("session_id"),
                row.getString("user_id"),
                row.getString("acr"),
                List.of(row.getString("amr").split(" ")),
                row.getTimestamp("auth_time").toInstant());
        return new Used(session, row.getTimestamp("last_used_at").toInstant());
    }
}
