package triad.backend.bearer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import triad.backend.config.BackendConfig;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;
import triad.backend.provider.Provider;
import triad.backend.provider.ProviderAway;
import triad.backend.provider.TokenHash;
import triad.backend.signal.Revocations;

/**
 * Whether the provider still stands by a token. While its events arrive they tell; otherwise, and for what is {@link Introspected}, it is
 * asked (RFC 7662), again when the last answer is too old, and without an answer nobody is let in. That an answer may outlive its token
 * does no harm: expiry has been checked before.
 */
@Singleton
public class Revocation {
    private static final int MOST = 10_000;

    private final Provider provider;
    private final Revocations revocations;
    private final Cache<TokenHash, Boolean> answers;

    @Inject
    Revocation(Provider provider, Revocations revocations, BackendConfig config, Clock clock) {
        this.provider = provider;
        this.revocations = revocations;
        this.answers = Caffeine.newBuilder()
                .initialCapacity(1024)
                .maximumSize(MOST)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .expireAfterWrite(config.security().revocationAge())
                .build();
    }

    boolean isActive(VerifiedToken token) {
        return !revocations.hasEnded(token.access()) && (revocations.areComplete() || isActiveAtProvider(token));
    }

    /** What the provider itself says, or said a moment ago. */
    public boolean isActiveAtProvider(AccessToken token) {
        String raw = token.getRawToken();
        try {
            return answers.get(token.hash(), hash -> provider.isActive(raw));
        } catch (ProviderAway e) {
            throw new Refusal(Reason.PROVIDER_AWAY, "The provider cannot be asked about the token", e);
        }
    }
}
