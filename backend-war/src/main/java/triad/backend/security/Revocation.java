package triad.backend.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.config.BackendConfig;
import triad.backend.http.Reason;
import triad.backend.http.Refusal;
import triad.backend.provider.Provider;
import triad.backend.provider.ProviderAway;
import triad.backend.provider.TokenHash;
import triad.backend.signal.Access;
import triad.backend.signal.Revocations;

/**
 * Whether the provider still stands by a token. While its events arrive they tell; otherwise, and for what is {@link Introspected}, it is
 * asked (RFC 7662), again when the last answer is too old, and without an answer nobody is let in. That an answer may outlive its token
 * does no harm: expiry has been checked before.
 */
@ApplicationScoped
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

    boolean isActive(JsonWebToken token) {
        return !revocations.hasEnded(accessOf(token)) && (revocations.areComplete() || isActiveAtProvider(token));
    }

    /** What the provider itself says, or said a moment ago. */
    boolean isActiveAtProvider(JsonWebToken token) {
        String raw = token.getRawToken();
        try {
            return answers.get(TokenHash.of(raw), hash -> provider.isActive(raw));
        } catch (ProviderAway e) {
            throw new Refusal(Reason.PROVIDER_AWAY, "The provider cannot be asked about the token", e);
        }
    }

    private static Access accessOf(JsonWebToken token) {
        return new Access(
                token.getSubject(),
                Claims.text(token, "client_id").orElse(""),
                Stream.of("sid", "family_id")
                        .flatMap(name -> Claims.text(token, name).stream())
                        .collect(Collectors.toSet()),
                Instant.ofEpochSecond(token.getIssuedAtTime()));
    }
}
