package triad.backend.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import triad.backend.key.VerificationKeys;
import triad.backend.provider.TokenHash;

/**
 * Tokens that MicroProfile JWT verified a moment ago, byte for byte, with the keys that are in force still. What another caller or another
 * moment changes (expiry, binding, revocation) is not remembered: the guard asks it for every request.
 */
@ApplicationScoped
class VerifiedTokens {
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int MOST = 10_000;

    private final VerificationKeys keys;
    private final Cache<TokenHash, Verified> verified;

    @Inject
    VerifiedTokens(VerificationKeys keys, Clock clock) {
        this.keys = keys;
        this.verified = Caffeine.newBuilder()
                .initialCapacity(1024)
                .maximumSize(MOST)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .expireAfterWrite(KEPT)
                .build();
    }

    Optional<CredentialValidationResult> find(BearerToken token) {
        return Optional.ofNullable(verified.getIfPresent(TokenHash.of(token.value())))
                .filter(known -> known.keys().equals(keys.inForce()))
                .map(Verified::result);
    }

    /**
     * Keeps one.
     *
     * @param keysBefore those that were in force before it was verified
     */
    void keep(BearerToken token, CredentialValidationResult result, String keysBefore) {
        verified.put(TokenHash.of(token.value()), new Verified(result, keysBefore));
    }

    private record Verified(CredentialValidationResult result, String keys) {}
}
