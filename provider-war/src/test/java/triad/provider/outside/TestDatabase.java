package triad.provider.outside;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.h2.tools.Server;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The database under the provider, H2 or PostgreSQL, and the shortcuts that tests take there instead of waiting. */
public final class TestDatabase {
    private static final boolean POSTGRESQL = "postgresql".equals(System.getProperty("triad.database"));
    private static final int PORT = 21432;
    private static final String USER = POSTGRESQL ? "postgres" : "triad";
    private static final Path DATA =
            Path.of("target", "it", "postgres-" + ProcessHandle.current().pid()).toAbsolutePath();
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    public static final String URL = POSTGRESQL
            ? "jdbc:postgresql://localhost:" + PORT + "/postgres"
            : "jdbc:h2:tcp://localhost:" + PORT
                    + "/mem:provider;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";

    private static @Nullable EmbeddedPostgres running;

    private TestDatabase() {}

    /** Starts the engine inside this JVM, which also ends it. */
    public static void start() {
        try {
            if (POSTGRESQL) {
                running = EmbeddedPostgres.builder()
                        .setPort(PORT)
                        .setDataDirectory(DATA)
                        .setCleanDataDirectory(false)
                        .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                        .start();
            } else {
                System.setProperty("h2.bindAddress", "127.0.0.1");
                Server.createTcpServer("-tcpPort", String.valueOf(PORT), "-ifNotExists")
                        .start();
            }
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException("the database of the tests does not start", failed);
        }
    }

    /** Ends the connections of PostgreSQL, which takes no more. */
    public static void leave() {
        try {
            Objects.requireNonNull(running, "it runs").close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes connections again, with what it held. */
    public static void comeBack() {
        start();
    }

    /** What the provider is told about it. */
    public static String configuration() {
        return "provider.database.url=" + URL + "\nprovider.database.user=" + USER + "\n";
    }

    /** How many statements PostgreSQL has run so far, on behalf of anybody; that a transaction begins comes with its first one. */
    public static int statements() {
        execute("create extension if not exists pg_stat_statements");
        return number("select sum(calls) from pg_stat_statements where query <> 'BEGIN'");
    }

    public static void expireCode(String code) {
        execute("update authorization_code set expires_at = ? where code_hash = ?", LONG_AGO, hash(code));
    }

    /** Makes everything about a code happen that much earlier. */
    public static void ageCode(String code, Duration age) {
        jdbi().useHandle(handle -> {
            for (String column : List.of("redeemed_at", "expires_at")) {
                Instant then = handle.select(
                                "select " + column + " from authorization_code where code_hash = ?", hash(code))
                        .mapTo(Instant.class)
                        .one();
                handle.execute(
                        "update authorization_code set " + column + " = ? where code_hash = ?",
                        then.minus(age),
                        hash(code));
            }
        });
    }

    public static void expireRequest(String handle) {
        execute("update authorization_request set expires_at = ? where handle_hash = ?", LONG_AGO, hash(handle));
    }

    public static void expireGrant(String refreshToken) {
        execute(
                "update token_family set expires_at = ? where family_id = (select family_id from refresh_token where token_hash = ?)",
                LONG_AGO,
                hash(refreshToken));
    }

    /** Makes the rotation of a refresh token older than any grace. */
    public static void replacedLongAgo(String refreshToken) {
        execute("update refresh_token set replaced_at = ? where token_hash = ?", LONG_AGO, hash(refreshToken));
    }

    /** What the database knows of all refresh tokens of the family: every column as text. */
    public static String refreshTokens(String refreshToken) {
        return jdbi().withHandle(handle -> handle.createQuery("select * from refresh_token where family_id ="
                        + " (select family_id from refresh_token where token_hash = ?)")
                .bind(0, hash(refreshToken))
                .mapToMap()
                .list()
                .toString());
    }

    public static void expireSession(String secret) {
        execute("update browser_session set expires_at = ? where secret_hash = ?", LONG_AGO, hash(secret));
    }

    public static void idleSession(String secret) {
        execute("update browser_session set last_used_at = ? where secret_hash = ?", LONG_AGO, hash(secret));
    }

    /** Makes the sign-in of a session as old as that. */
    public static void signedInAt(String secret, Instant authTime) {
        execute("update browser_session set auth_time = ? where secret_hash = ?", authTime, hash(secret));
    }

    public static void disable(String username) {
        execute("update user_account set disabled_at = ? where username = ?", LONG_AGO, username);
    }

    public static void enable(String username) {
        execute("update user_account set disabled_at = null where username = ?", username);
    }

    public static void forgetConsents(String username) {
        execute("delete from consent where user_id = (select user_id from user_account where username = ?)", username);
    }

    public static void forgetFailures(String username) {
        execute("delete from sign_in_failure where username_hash = ?", hash(username));
    }

    /** The key that signs with ES256, encrypted. */
    public static String signingKey() {
        return jdbi().withHandle(handle -> handle.createQuery("select jwk_encrypted from signing_key"
                        + " where algorithm = 'ES256' and signs_from is not null and published_until is null")
                .mapTo(String.class)
                .one());
    }

    public static String passwordHash(String username) {
        return jdbi().withHandle(
                        handle -> handle.createQuery("select password_hash from user_account where username = ?")
                                .bind(0, username)
                                .mapTo(String.class)
                                .one());
    }

    /** Makes the next keys so old that everybody knows them. */
    public static void publishNextKeysLongAgo() {
        execute("update signing_key set created_at = ? where signs_from is null", LONG_AGO);
    }

    public static int keysThatAre(String condition) {
        return jdbi().withHandle(handle -> handle.createQuery("select count(*) from signing_key where " + condition)
                .mapTo(Integer.class)
                .one());
    }

    /** What is stored of a request that waits. */
    public static String parameters(String handle) {
        return jdbi().withHandle(
                        h -> h.createQuery("select parameters from authorization_request where handle_hash = ?")
                                .bind(0, hash(handle))
                                .mapTo(String.class)
                                .one());
    }

    public static String userId(String username) {
        return jdbi().withHandle(handle -> handle.createQuery("select user_id from user_account where username = ?")
                .bind(0, username)
                .mapTo(String.class)
                .one());
    }

    public static void expireInitialToken(String token) {
        execute("update initial_access_token set expires_at = ? where token_hash = ?", LONG_AGO, hash(token));
    }

    /** What is stored of a client. */
    public static String clientRow(String clientId) {
        return jdbi().withHandle(handle -> handle.createQuery(
                        "select metadata, registration_token_hash from client where client_id = ?")
                .bind(0, clientId)
                .mapToMap()
                .one()
                .toString());
    }

    /** How many authorizations of the client are not revoked. */
    public static int livingFamilies(String clientId) {
        return jdbi().withHandle(handle -> handle.createQuery(
                        "select count(*) from token_family where client_id = ? and revoked_at is null")
                .bind(0, clientId)
                .mapTo(Integer.class)
                .one());
    }

    /** Waits until the count is above zero. */
    public static void await(String count) {
        for (int look = 0; look < 100; look++) {
            if (jdbi().withHandle(handle ->
                            handle.createQuery(count).mapTo(Long.class).one())
                    > 0) {
                return;
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError("still none: " + count);
    }

    public static List<String> texts(String query) {
        return jdbi().withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    public static void execute(String sql, Object... arguments) {
        jdbi().useHandle(handle -> handle.execute(sql, arguments));
    }

    /** The one number that the query finds. */
    public static int number(String sql, Object... arguments) {
        return jdbi().withHandle(handle ->
                handle.select(sql, arguments).mapTo(Integer.class).one());
    }

    /** For stores that a test builds itself on the provider's own tables. */
    public static Jdbi jdbi() {
        return Jdbi.create(URL, USER, "");
    }

    private static String hash(String value) {
        return ProviderFlow.sha256(value);
    }
}
