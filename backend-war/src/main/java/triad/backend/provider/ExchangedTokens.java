package triad.backend.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The exchanged tokens in hand, each until shortly before it expires; many calls at once for one user cause one exchange. */
@ApplicationScoped
class ExchangedTokens {
    private static final int MOST = 10_000;
    /** Time for the call in which the token is used. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Provider provider;
    private final Cache<Key, IssuedToken> tokens;

    private record Key(TokenHash subjectToken, String resource, String scope) {}

    @Inject
    ExchangedTokens(Provider provider, Clock clock) {
        this.provider = provider;
        this.tokens = Caffeine.newBuilder()
                .initialCapacity(1024)
                .maximumSize(MOST)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .expireAfter(Expiry.creating((Key key, IssuedToken token) ->
                        Duration.between(clock.instant(), token.expiresAt()).minus(MARGIN)))
                .build();
    }

    IssuedToken require(String subjectToken, String resource, String scope) {
        return tokens.get(
                new Key(TokenHash.of(subjectToken), resource, scope),
                key -> provider.exchange(subjectToken, resource, scope));
    }

    /** For a token that the provider no longer takes although it has not expired. */
    void forget(String subjectToken, String resource, String scope) {
        tokens.invalidate(new Key(TokenHash.of(subjectToken), resource, scope));
    }
}
