package triad.backend.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import triad.backend.config.BackendConfig;

/**
 * What the provider says of users (OIDC Core §5.3), read on their behalf by tokens that theirs are exchanged for (RFC 8693). Each is kept
 * until shortly before it expires; many calls at once with one token of a user cause one exchange.
 */
@ApplicationScoped
public class UserInfo {
    /** What a user has to allow. */
    public static final String SCOPE = "openid profile email";

    private static final int UNAUTHORIZED = 401;
    private static final int MOST = 10_000;
    /** Time for the call in which the token is used. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Provider provider;
    private final String resource;
    private final Cache<TokenHash, IssuedToken> tokens;

    @Inject
    UserInfo(Provider provider, BackendConfig config, Clock clock) {
        this.provider = provider;
        this.resource = config.provider().issuer() + "/userinfo";
        this.tokens = Caffeine.newBuilder()
                .initialCapacity(1024)
                .maximumSize(MOST)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .expireAfter(Expiry.creating((TokenHash userToken, IssuedToken token) ->
                        Duration.between(clock.instant(), token.expiresAt()).minus(MARGIN)))
                .build();
    }

    /**
     * The claims about the user of a token.
     *
     * @param subject whom they must be about (OIDC Core §5.3.2)
     */
    public JsonObject read(String subject, String userToken) {
        JsonObject claims = read(userToken);
        if (!claims.getString("sub", "").equals(subject)) {
            throw new ProviderAway("The provider's claims are about somebody else");
        }
        return claims;
    }

    /** A kept token that the provider has dropped although it has not expired is exchanged anew, once. */
    private JsonObject read(String userToken) {
        try {
            return provider.userinfo(exchanged(userToken));
        } catch (ProviderRefused refused) {
            if (refused.status() != UNAUTHORIZED || refused.error().equals("invalid_client")) {
                throw refused;
            }
            tokens.invalidate(TokenHash.of(userToken));
            return provider.userinfo(exchanged(userToken));
        }
    }

    private IssuedToken exchanged(String userToken) {
        return tokens.get(TokenHash.of(userToken), hash -> provider.exchange(userToken, resource, SCOPE));
    }
}
