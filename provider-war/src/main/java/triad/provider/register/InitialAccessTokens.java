package triad.provider.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import triad.provider.config.ProviderConfig;
import triad.provider.config.RegistrationSettings;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;
import triad.provider.resource.Scopes;

/** Who may register a client (RFC 7591 §3): the tokens, random, of a number of uses and with an end, stored hashed. */
@ApplicationScoped
public class InitialAccessTokens {
    private final Jdbi jdbi;
    private final Clock clock;
    private final RegistrationSettings settings;

    @Inject
    InitialAccessTokens(Jdbi jdbi, Clock clock, ProviderConfig config) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.settings = config.registration();
    }

    /** What the token allows, or {@code invalid_token}; without one only where registration is open. */
    Permission require(Optional<OpaqueValue> token) {
        if (token.isEmpty() && settings.mode() == RegistrationSettings.Mode.OPEN) {
            return Permission.OPEN;
        }
        OpaqueValue presented = token.orElseThrow(BearerToken::refused);
        return isOfTheDeployment(presented)
                ? Permission.DEPLOYMENT
                : find(presented).orElseThrow(BearerToken::refused);
    }

    /** Whether it is the secret of {@code provider.registration.token}, compared in constant time. */
    boolean isOfTheDeployment(OpaqueValue presented) {
        return settings.token()
                .filter(secret -> MessageDigest.isEqual(
                        secret.toByteArray(), presented.value().getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    /** A new token. */
    @Transactional
    public OpaqueValue issue(int uses, Duration lifetime, Scopes scope) {
        OpaqueValue token = OpaqueValue.random();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into initial_access_token (token_hash, allowed_scope, uses_left, created_at, expires_at)
                        values (:hash, :scope, :uses, :now, :expires)
                        """)
                .bind("hash", token.hash())
                .bind("scope", scope.toString())
                .bind("uses", uses)
                .bind("now", clock.instant())
                .bind("expires", clock.instant().plus(lifetime))
                .execute());
        return token;
    }

    /** Uses the permission once, in the caller's transaction. */
    void use(Permission permission) {
        permission.tokenHash().ifPresent(this::use);
        if (permission.isOpen() && countSince(clock.instant().minus(Duration.ofHours(1))) >= settings.mostPerHour()) {
            throw new Refusal(ErrorCode.TEMPORARILY_UNAVAILABLE, "Too many clients registered lately");
        }
    }

    private int countSince(Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from client where registered_at > :since")
                .bind("since", since)
                .mapTo(Integer.class)
                .one());
    }

    /** Of many at once as many succeed as the token has uses. */
    private void use(String tokenHash) {
        int used = jdbi.withHandle(handle -> handle.createUpdate("""
                        update initial_access_token set uses_left = uses_left - 1
                        where token_hash = :hash and uses_left > 0 and expires_at > :now
                        """)
                .bind("hash", tokenHash)
                .bind("now", clock.instant())
                .execute());
        if (used != 1) {
            throw BearerToken.refused();
        }
    }

    private Optional<Permission> find(OpaqueValue token) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select allowed_scope from initial_access_token
                        where token_hash = :hash and uses_left > 0 and expires_at > :now
                        """)
                .bind("hash", token.hash())
                .bind("now", clock.instant())
                .mapTo(String.class)
                .findOne()
                .map(scope -> Permission.of(token.hash(), Scopes.parse(scope))));
    }
}
