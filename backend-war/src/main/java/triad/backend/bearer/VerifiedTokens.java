package triad.backend.bearer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.auth.message.AuthException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import triad.backend.key.VerificationKeys;
import triad.backend.provider.TokenHash;

/**
 * Tokens that MicroProfile JWT verifies, or verified a moment ago, byte for byte, with the keys that are in force still. What another caller
 * or another moment changes (expiry, binding, revocation) is not remembered: the guard asks it for every request.
 */
@Singleton
class VerifiedTokens {
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int MOST = 10_000;

    private final MicroProfileJwt microProfileJwt;
    private final VerificationKeys keys;
    private final Guard guard;
    private final Cache<TokenHash, Verified> verified;

    @Inject
    VerifiedTokens(MicroProfileJwt microProfileJwt, VerificationKeys keys, Guard guard, Clock clock) {
        this.microProfileJwt = microProfileJwt;
        this.keys = keys;
        this.guard = guard;
        this.verified = Caffeine.newBuilder()
                .initialCapacity(1024)
                .maximumSize(MOST)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .expireAfterWrite(KEPT)
                .build();
    }

    /** The token of a request, if it holds; otherwise a refusal. */
    VerifiedToken require(BearerToken token, HttpServletRequest request, HttpServletResponse response)
            throws AuthException {
        TokenHash hash = TokenHash.of(token.value());
        Verified known = verified.getIfPresent(hash);
        if (known != null && known.keys().equals(keys.inForce())) {
            return known.token();
        }
        guard.checkHeader(token);
        String keysBefore = keys.inForce();
        VerifiedToken result = microProfileJwt.verify(token, hash, request, response);
        verified.put(hash, new Verified(result, keysBefore));
        return result;
    }

    /** The keys are those that were in force before it was verified. */
    private record Verified(VerifiedToken token, String keys) {}
}
