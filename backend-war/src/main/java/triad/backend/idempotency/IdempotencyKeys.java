package triad.backend.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** The keys of the last day. One attempt holds a key at a time; the database says which, by one statement. */
@ApplicationScoped
public class IdempotencyKeys {
    private static final Duration KEPT = Duration.ofDays(1);
    /** Longer than any request takes; after that its node has died. */
    private static final Duration ABANDONED = Duration.ofMinutes(2);

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String SAME_KEY = " where subject = :subject and resource = :resource and key_text = :key";

    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    IdempotencyKeys(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Empty: the request is to be carried out, by whoever asked. Not inside a transaction: that the key is held must be seen at once, and of
     * several attempts to hold it the others must fail alone.
     */
    Optional<Answer> claim(KeyedRequest request) {
        Instant now = clock.instant();
        forget(now.minus(KEPT));
        if (add(request, now) || takeOver(request, now)) {
            return Optional.empty();
        }
        return Optional.of(requireAnswer(request));
    }

    private void forget(Instant before) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from idempotency_key where claimed_at < :before")
                .bind("before", before)
                .execute());
    }

    private boolean add(KeyedRequest request, Instant now) {
        try {
            return 1
                    == jdbi.withHandle(handle -> bound(handle.createUpdate("""
                                    insert into idempotency_key (subject, resource, key_text, fingerprint, claim, claimed_at)
                                    values (:subject, :resource, :key, :fingerprint, :claim, :now)
                                    """), request)
                            .bind("fingerprint", request.fingerprint())
                            .bind("claim", request.claim())
                            .bind("now", now)
                            .execute());
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private boolean takeOver(KeyedRequest request, Instant now) {
        return 1
                == jdbi.withHandle(handle -> bound(
                                handle.createUpdate(
                                        "update idempotency_key set claim = :claim, claimed_at = :now"
                                                + SAME_KEY
                                                + " and fingerprint = :fingerprint and status is null and claimed_at < :abandoned"),
                                request)
                        .bind("fingerprint", request.fingerprint())
                        .bind("claim", request.claim())
                        .bind("now", now)
                        .bind("abandoned", now.minus(ABANDONED))
                        .execute());
    }

    /** Draft §2.7: 422 for another request with the same key, 409 while the first is being processed. */
    private Answer requireAnswer(KeyedRequest request) {
        Optional<Kept> kept =
                jdbi.withHandle(handle -> bound(handle.createQuery("select * from idempotency_key" + SAME_KEY), request)
                        .map((row, context) -> new Kept(
                                row.getString("fingerprint"),
                                Optional.ofNullable(row.getObject("status", Integer.class))
                                                .isPresent()
                                        ? Optional.of(new Answer(
                                                row.getInt("status"), row.getString("headers"), row.getString("body")))
                                        : Optional.empty()))
                        .findOne());
        if (kept.isPresent() && !kept.get().fingerprint().equals(request.fingerprint())) {
            throw new Refusal(
                    Reason.IDEMPOTENCY_KEY_REUSED,
                    "It came with another request within a day; send this one with a new key");
        }
        return kept.flatMap(Kept::answer)
                .orElseThrow(() -> Refusal.untilLater(
                        Reason.IDEMPOTENCY_KEY_BUSY, "Its answer will be there shortly", Duration.ofSeconds(1)));
    }

    private record Kept(String fingerprint, Optional<Answer> answer) {}

    /** Carries the request out and keeps its answer, both or neither. */
    @Transactional(rollbackOn = Exception.class)
    public Response answer(KeyedRequest request, Callable<Response> call) throws Exception {
        Response response = call.call();
        Answer answer = Answer.of(response);
        int kept = jdbi.withHandle(handle -> bound(
                        handle.createUpdate(
                                "update idempotency_key set status = :status, headers = :headers, body = :body"
                                        + SAME_KEY
                                        + " and claim = :claim"),
                        request)
                .bind("status", answer.status())
                .bind("headers", answer.headers())
                .bind("body", answer.body())
                .bind("claim", request.claim())
                .execute());
        if (kept != 1) {
            throw new Refusal(Reason.IDEMPOTENCY_KEY_BUSY, "It took too long, and another attempt goes on with it");
        }
        return response;
    }

    /** Gives up a key whose request was not carried out. */
    void release(KeyedRequest request) {
        jdbi.useHandle(handle -> bound(
                        handle.createUpdate(
                                "delete from idempotency_key" + SAME_KEY + " and claim = :claim and status is null"),
                        request)
                .bind("claim", request.claim())
                .execute());
    }

    private static <S extends SqlStatement<S>> S bound(S sql, KeyedRequest request) {
        return sql.bind("subject", request.subject())
                .bind("resource", request.resource())
                .bind("key", request.key().text());
    }
}
