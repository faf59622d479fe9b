package triad.provider.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import triad.provider.http.OpaqueValue;
import triad.provider.page.LocalPath;
import triad.provider.session.Session;

/** The questions that wait for a user's answer; each belongs to one session. */
@ApplicationScoped
public class ConsentQuestions {
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private final Jsonb json = JsonbBuilder.create();
    private final Jdbi jdbi;
    private final Clock clock;
    private final Consents consents;

    @Inject
    ConsentQuestions(Jdbi jdbi, Clock clock, Consents consents) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.consents = consents;
    }

    /** Stores a question and returns its handle for the consent page. */
    @Transactional
    public OpaqueValue ask(ConsentQuestion question) {
        OpaqueValue handle = OpaqueValue.random();
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into consent_question (question_hash, session_id, client_id, asks, continue_path, expires_at)
                        values (:hash, :session, :client, :asks, :way, :expires)
                        """)
                .bind("hash", handle.hash())
                .bind("session", question.sessionId())
                .bind("client", question.clientId())
                .bind("asks", json.toJson(question.asks().toArray(Ask[]::new)))
                .bind("way", question.way().path())
                .bind("expires", clock.instant().plus(LIFETIME))
                .execute());
        return handle;
    }

    /** The question, if this session may answer it and nobody did. */
    public Optional<ConsentQuestion> find(OpaqueValue handle, Session session) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select session_id, client_id, asks, continue_path from consent_question
                        where question_hash = :hash and session_id = :session and expires_at > :now and denied_at is null
                        """)
                .bind("hash", handle.hash())
                .bind("session", session.sessionId())
                .bind("now", clock.instant())
                .map((row, context) -> question(row))
                .findOne());
    }

    /** The user allows what was asked. */
    @Transactional
    public void allow(OpaqueValue handle, ConsentQuestion question, Session session) {
        consents.allow(session.userId(), question.asks());
        jdbi.useHandle(h -> h.createUpdate("delete from consent_question where question_hash = :hash")
                .bind("hash", handle.hash())
                .execute());
    }

    /** The user says no; {@link #denied} tells whoever asked. */
    @Transactional
    public void deny(OpaqueValue handle) {
        jdbi.useHandle(h -> h.createUpdate("update consent_question set denied_at = :now where question_hash = :hash")
                .bind("now", clock.instant())
                .bind("hash", handle.hash())
                .execute());
    }

    /** Whether the session said no to a question that leads on to this path. */
    public boolean denied(Session session, LocalPath way) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select count(*) from consent_question
                        where session_id = :session and continue_path = :way and denied_at is not null
                        """)
                        .bind("session", session.sessionId())
                        .bind("way", way.path())
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    private ConsentQuestion question(ResultSet row) throws SQLException {
        return new ConsentQuestion(
                row.getString("session_id"),
                row.getString("client_id"),
                List.of(json.fromJson(row.getString("asks"), Ask[].class)),
                new LocalPath(row.getString("continue_path")));
    }
}
