package triad.provider.request;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.EmptyHandling;
import triad.provider.batch.BatchedUpdate;
import triad.provider.batch.Batches;
import triad.provider.batch.Values;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Parameters;

/**
 * The authorization requests that wait: pushed ones for their browser, begun ones for their user. The two kinds never stand in for
 * each other, and each is completed once.
 */
@ApplicationScoped
public class AuthorizationRequests {
    private final Jdbi jdbi;
    private final Clock clock;
    private final BatchedUpdate insert;

    @Inject
    AuthorizationRequests(Jdbi jdbi, Batches batches, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.insert = batches.update("""
                insert into authorization_request
                    (handle_hash, kind, client_id, parameters, pushed_hash, browser_hash, created_at, expires_at)
                values (:hash, :kind, :client, :parameters, :pushed, :browser, :now, :expires)
                """);
    }

    /** Stores a pushed request (RFC 9126 §2.2) and returns the random part of its {@code request_uri}. */
    public OpaqueValue push(String clientId, Parameters parameters, Duration lifetime) {
        return store("pushed", clientId, parameters, lifetime, Optional.empty(), Optional.empty());
    }

    /** Stores a request that waits for its user in one browser, and returns its handle. */
    public OpaqueValue begin(StoredRequest request, OpaqueValue browser, Duration lifetime) {
        return store(
                "begun",
                request.clientId(),
                request.parameters(),
                lifetime,
                request.pushedHash(),
                Optional.of(browser));
    }

    /** A pushed request of this client that was not completed yet; it may be opened again until then. */
    public Optional<StoredRequest> findPushed(String clientId, OpaqueValue handle) {
        return find("pushed", handle, List.of())
                .filter(request -> request.clientId().equals(clientId));
    }

    /** A begun request, for the browser that began it alone: one of its values is the one that it had then. */
    public Optional<StoredRequest> findBegun(OpaqueValue handle, List<OpaqueValue> browser) {
        return find("begun", handle, browser);
    }

    /** Whether the request was completed by this call; {@code false} when another one was faster. */
    public boolean complete(String handleHash) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update authorization_request set completed_at = :now
                        where handle_hash = :hash and completed_at is null
                        """)
                        .bind("now", clock.instant())
                        .bind("hash", handleHash)
                        .execute())
                == 1;
    }

    private OpaqueValue store(
            String kind,
            String clientId,
            Parameters parameters,
            Duration lifetime,
            Optional<String> pushedHash,
            Optional<OpaqueValue> browser) {
        OpaqueValue handle = OpaqueValue.random();
        Instant now = clock.instant();
        insert.execute(
                handle.hash(),
                new Values()
                        .bind("hash", handle.hash())
                        .bind("kind", kind)
                        .bind("client", clientId)
                        .bind("parameters", JSONObjectUtils.toJSONString(parameters.toMap()))
                        .bind("pushed", pushedHash.orElse(null))
                        .bind("browser", browser.map(OpaqueValue::hash).orElse(null))
                        .bind("now", now)
                        .bind("expires", now.plus(lifetime)));
        return handle;
    }

    private Optional<StoredRequest> find(String kind, OpaqueValue handle, List<OpaqueValue> browser) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select handle_hash, client_id, parameters, pushed_hash, created_at from authorization_request
                        where handle_hash = :hash and kind = :kind and completed_at is null and expires_at > :now
                          and (browser_hash is null or browser_hash in (<browser>))
                        """)
                .bind("hash", handle.hash())
                .bind("kind", kind)
                .bind("now", clock.instant())
                .bindList(
                        EmptyHandling.NULL_KEYWORD,
                        "browser",
                        browser.stream().map(OpaqueValue::hash).toList())
                .map((row, context) -> stored(row))
                .findOne());
    }

    private StoredRequest stored(ResultSet row) throws SQLException {
        return new StoredRequest(
                row.getString("handle_hash"),
                row.getString("client_id"),
                parameters(row.getString("parameters")),
                Optional.ofNullable(row.getString("pushed_hash")),
                row.getTimestamp("created_at").toInstant());
    }

    private static Parameters parameters(String json) {
        try {
            Map<String, Object> stored = JSONObjectUtils.parse(json);
            Map<String, List<String>> parameters = new LinkedHashMap<>();
            for (String name : stored.keySet()) {
                parameters.put(name, JSONObjectUtils.getStringList(stored, name));
            }
            return Parameters.of(parameters);
        } catch (ParseException broken) {
            throw new IllegalStateException("The parameters were written here", broken);
        }
    }
}
