package triad.backend.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import triad.backend.config.BackendConfig;
import triad.backend.provider.ProviderAway;
import triad.backend.provider.ProviderRefused;
import triad.backend.provider.TokenHash;
import triad.backend.provider.UserInfo;

/**
 * Identity data of users, read at the provider on their behalf. What it said is used again for a bounded time and for the same token
 * only, since consent and scope are the token's; many calls at once with one token ask once.
 */
@ApplicationScoped
public class Identities {
    private static final Logger LOG = Logger.getLogger(Identities.class.getName());
    private static final int MOST = 10_000;
    /** So long a provider that does not answer is not asked again for the same token. */
    private static final Duration AWAY_FOR = Duration.ofSeconds(1);
    /** Longer than any token lives. */
    private static final Duration REFUSED_FOR = Duration.ofDays(1);

    private final UserInfo userInfo;
    private final Clock clock;
    private final Cache<Key, IdentityOutcome> answers;
    /** The last word about a token where it was a no: it holds while the provider is away. */
    private final Cache<TokenHash, IdentityOutcome> refusals;

    private record Key(String subject, TokenHash token, int changes) {}

    @Inject
    Identities(UserInfo userInfo, BackendConfig config, Clock clock) {
        this.userInfo = userInfo;
        this.clock = clock;
        Duration age = config.provider().identityAge();
        this.answers = cache(clock)
                .expireAfter(Expiry.creating((Key key, IdentityOutcome outcome) -> keptFor(outcome, age)))
                .build();
        this.refusals = cache(clock).expireAfterWrite(REFUSED_FOR).build();
    }

    private static Caffeine<Object, Object> cache(Clock clock) {
        return Caffeine.newBuilder().initialCapacity(1024).maximumSize(MOST).ticker(() -> Duration.between(
                        Instant.EPOCH, clock.instant())
                .toNanos());
    }

    /** What the user can mend by consent, they may have mended by the next call. */
    private static Duration keptFor(IdentityOutcome outcome, Duration age) {
        if (outcome instanceof IdentityOutcome.Found) {
            return age;
        }
        return outcome instanceof IdentityOutcome.Away ? AWAY_FOR : Duration.ZERO;
    }

    /**
     * Tells who the user of a token is.
     *
     * @param subject whom the answer must be about (OIDC Core §5.3.2)
     * @param token that token's hash
     * @param changes how often the provider told that its answer has changed: what it said before that is not used again
     */
    public IdentityOutcome find(String subject, String userToken, TokenHash token, int changes) {
        IdentityOutcome outcome = answers.get(new Key(subject, token, changes), key -> ask(key, userToken));
        return outcome instanceof IdentityOutcome.Away
                ? Optional.ofNullable(refusals.getIfPresent(token)).orElse(outcome)
                : outcome;
    }

    /** For a user whose access ended. */
    public void forget(String subject) {
        answers.asMap().keySet().removeIf(key -> key.subject().equals(subject));
    }

    private IdentityOutcome ask(Key key, String userToken) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            JsonObject claims = userInfo.read(key.subject(), userToken);
            refusals.invalidate(key.token());
            return new IdentityOutcome.Found(Identity.of(claims), at);
        } catch (ProviderRefused refused) {
            return outcomeOf(refused, key.token());
        } catch (ProviderAway away) {
            return away(away);
        }
    }

    private static IdentityOutcome away(RuntimeException cause) {
        LOG.log(Level.WARNING, "Identity data cannot be read: {0}", cause.getMessage());
        return new IdentityOutcome.Away(cause);
    }

    /** RFC 8693 §2.2.2; whatever blames this server and not the user is no outcome the caller could mend. */
    private IdentityOutcome outcomeOf(ProviderRefused refused, TokenHash token) {
        IdentityOutcome outcome =
                switch (refused.error()) {
                    case "invalid_request", "invalid_token" -> new IdentityOutcome.TokenEnded();
                    case "invalid_scope", "insufficient_scope" -> new IdentityOutcome.ConsentMissing(UserInfo.SCOPE);
                    default -> away(refused);
                };
        if (!(outcome instanceof IdentityOutcome.Away)) {
            refusals.put(token, outcome);
        }
        return outcome;
    }
}
