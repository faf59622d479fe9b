package triad.backend.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.config.BackendConfig;
import triad.backend.http.Reason;
import triad.backend.http.Refusal;
import triad.backend.provider.Provider;
import triad.backend.provider.ProviderAway;
import triad.backend.provider.TokenHash;

/**
 * Whether the provider still stands by a token (RFC 7662), asked again when the last answer is too old. Without an answer nobody is
 * let in. That an answer may outlive its token does no harm: expiry has been checked before.
 */
@ApplicationScoped
public class Revocation {
    private static final int MOST = 10_000;

    private final Provider provider;
    private final Cache<TokenHash, Boolean> answers;

    @Inject
    Revocation(Provider provider, BackendConfig config, Clock clock) {
        this.provider = provider;
        this.answers = Caffeine.newBuilder()
                .initialCapacity(1024)
                .maximumSize(MOST)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .expireAfterWrite(config.security().revocationAge())
                .build();
    }

    boolean isActive(JsonWebToken token) {
        String raw = token.getRawToken();
        try {
            return answers.get(TokenHash.of(raw), hash -> provider.isActive(raw));
        } catch (ProviderAway e) {
            throw new Refusal(Reason.PROVIDER_AWAY, "The provider cannot be asked about the token", e);
        }
    }
}
